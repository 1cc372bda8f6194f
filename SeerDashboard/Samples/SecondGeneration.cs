using System.Text.Json.Nodes;

namespace SeerDashboard.Samples;

/// <summary>Artifacts as a present-day Sentry sends them (SENTRY.md §3, second generation).</summary>
internal static class SecondGeneration
{
    /// <summary><c>root_cause</c>.</summary>
    public static JsonObject RootCause(RunFacts run)
    {
        var scenario = run.Scenario;
        var json = new JsonObject
        {
            ["one_line_description"] = scenario.OneLine,
            ["five_whys"] = Texts(scenario.Whys),
            ["reproduction_steps"] = Texts(scenario.Reproduction),
            ["relevant_repo"] = scenario.Repo,
        };
        if (scenario.Classification is not null)
            json["classification"] = scenario.Classification;
        if (scenario.NoCodeFixReason is not null)
            json["no_code_fix_reason"] = scenario.NoCodeFixReason;
        if (run.Chance(40))
        {
            json["analyzed_window"] = new JsonObject
            {
                ["open_period_id"] = run.Issue.Id.Value - 6_900_000_000,
                ["start"] = IssueBody.Time(run.Issue.FirstSeen),
                ["end"] = IssueBody.Time(run.Issue.LastSeen),
            };
        }
        if (scenario.Headline is not null)
            json["headline"] = scenario.Headline;
        if (scenario.Fixability is { } guess)
            json["fixability"] = new JsonObject { ["assessment"] = guess.Assessment, ["reason"] = guess.Reason };
        return json;
    }

    /// <summary><c>solution</c>; what was deselected is not listed.</summary>
    public static JsonObject Solution(RunFacts run) => new()
    {
        ["one_line_summary"] = run.Scenario.PlanSummary,
        ["steps"] = new JsonArray([.. run.Scenario.Plan.Steps.Where(step => step.Flag != "deselected").Select(step => (JsonNode)new JsonObject
        {
            ["title"] = step.Title,
            ["description"] = step.Analysis,
        })]),
    };

    /// <summary><c>code_changes</c>: by repository, one for each file.</summary>
    public static JsonObject CodeChanges(IReadOnlyDictionary<string, string> diffs) =>
        new(diffs.Select(repo => KeyValuePair.Create(repo.Key, (JsonNode?)new JsonArray([.. FilePatch.Split(repo.Value).Select(Change)]))));

    private static JsonNode Change(FilePatch file) => new JsonObject
    {
        ["path"] = file.Path,
        ["type"] = file.Type,
        ["added"] = file.Added,
        ["removed"] = file.Removed,
        ["diff"] = file.Diff,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
