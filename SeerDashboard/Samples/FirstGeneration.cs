using System.Text.Json.Nodes;

namespace SeerDashboard.Samples;

/// <summary>Artifacts as Sentry's page documents them (SENTRY.md §3, first generation).</summary>
internal static class FirstGeneration
{
    /// <summary><c>root_cause</c>.</summary>
    public static JsonObject RootCause(RunFacts run) => new()
    {
        ["description"] = run.Scenario.Cause.Description,
        ["steps"] = new JsonArray([.. run.Scenario.Cause.Steps.Select(TimelineStep)]),
    };

    /// <summary><c>solution</c>.</summary>
    public static JsonObject Solution(RunFacts run) => new()
    {
        ["description"] = run.Scenario.Plan.Description,
        ["steps"] = new JsonArray([.. run.Scenario.Plan.Steps.Select(PlanStep)]),
    };

    /// <summary><c>changes</c>: one for each repository, the whole diff as one string.</summary>
    public static JsonArray Changes(RunFacts run, IReadOnlyDictionary<string, string> diffs) => new([.. diffs.Select(diff => (JsonNode)new JsonObject
    {
        ["repo_name"] = diff.Key,
        ["repo_external_id"] = (100_000_000 + Math.Abs((long)diff.Key.Sum(letter => letter * 7919))).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["title"] = run.Scenario.Changes.GetValueOrDefault(diff.Key)?.Title ?? run.Scenario.PlanSummary,
        ["description"] = run.Scenario.Changes.GetValueOrDefault(diff.Key)?.Description ?? run.Scenario.OneLine,
        ["diff"] = diff.Value,
        ["branch_name"] = $"seer/fix-{run.Scenario.Name}",
    })]);

    private static JsonNode TimelineStep(StepText.Step step) => new JsonObject
    {
        ["title"] = step.Title,
        ["code_snippet_and_analysis"] = step.Analysis,
        ["timeline_item_type"] = step.Type,
        ["relevant_code_file"] = File(step),
        ["is_most_important_event"] = step.Flag == "most important",
    };

    private static JsonNode PlanStep(StepText.Step step)
    {
        // The documented sample has steps of a title alone.
        var json = new JsonObject { ["title"] = step.Title };
        if (step.Analysis.Length == 0 && step.Path is null && step.Flag is null)
            return json;
        json["code_snippet_and_analysis"] = step.Analysis.Length == 0 ? null : step.Analysis;
        json["relevant_code_file"] = File(step);
        json["timeline_item_type"] = step.Type;
        json["is_active"] = step.Flag != "deselected";
        return json;
    }

    private static JsonObject? File(StepText.Step step)
    {
        if (step.Path is null)
            return null;
        var json = new JsonObject { ["file_path"] = step.Path, ["repo_name"] = step.Repo ?? "N/A" };
        // Owner and name alone: the repository is on GitHub in these samples.
        if (step.Repo?.Count(letter => letter == '/') == 1)
            json["url"] = $"https://github.com/{step.Repo}/blob/main/{step.Path}";
        return json;
    }
}
