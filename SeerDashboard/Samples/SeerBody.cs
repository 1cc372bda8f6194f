using System.Globalization;
using System.Text.Json.Nodes;

namespace SeerDashboard.Samples;

/// <summary>Bodies of the <c>seer</c> resource (SENTRY.md §2, §3).</summary>
internal static class SeerBody
{
    /// <summary>The installation that all samples come from.</summary>
    public const string Installation = "5e7c0f9a-2b1d-4c8e-9a36-d41f0b7e6c52";

    /// <summary>The body of one line of the script.</summary>
    public static JsonObject Of(RunFacts run, ScriptLine line)
    {
        var data = new JsonObject { ["run_id"] = run.RunId.Value };
        if (!(run.StartsWithoutIssue && line.Action == "root_cause_started"))
            data["group_id"] = run.Issue.Id.Value;
        if (run.Generation == Generation.Second)
            data["sentry_run_id"] = run.SentryRunId.ToString();
        switch (line.Action)
        {
            case "root_cause_completed":
                Artifact(data, "root_cause", run, line, run.First(line.Action) ? FirstGeneration.RootCause : SecondGeneration.RootCause);
                break;
            case "solution_completed":
                Artifact(data, "solution", run, line, run.First(line.Action) ? FirstGeneration.Solution : SecondGeneration.Solution);
                break;
            case "coding_completed" when run.First(line.Action):
                data["changes"] = FirstGeneration.Changes(run, Diffs(run, line));
                break;
            case "coding_completed":
                data["code_changes"] = SecondGeneration.CodeChanges(Diffs(run, line));
                break;
            case "pr_created" or "pr_ready_for_review":
                data["pull_requests"] = PullRequests(run, line);
                break;
            case "iteration_started":
                data["iteration_index"] = Number(line);
                break;
            case "iteration_completed":
                data["pull_requests"] = PullRequests(run, new(line.Resource, line.Action, ""));
                // The change set of the nth iteration is the version after the nth; it holds all changes of the run.
                data["code_changes"] = SecondGeneration.CodeChanges(Diffs(run, line with { Special = (Number(line) + 1).ToString(CultureInfo.InvariantCulture) }));
                data["iteration_index"] = Number(line);
                break;
        }
        AddExtra(data, run, line.Action);
        return Envelope(line.Action, data, new JsonObject { ["type"] = "application", ["id"] = "sentry", ["name"] = "Sentry" });
    }

    /// <summary>The envelope, keys in Sentry's order.</summary>
    public static JsonObject Envelope(string action, JsonObject data, JsonObject actor) => new()
    {
        ["action"] = action,
        ["installation"] = new JsonObject { ["uuid"] = Installation },
        ["data"] = data,
        ["actor"] = actor,
    };

    private static void Artifact(JsonObject data, string name, RunFacts run, ScriptLine line, Func<RunFacts, JsonObject> whole)
    {
        if (line.Special != "empty")
        {
            data[name] = whole(run);
            AddExtra((JsonObject)data[name]!, run, name);
            return;
        }
        // Absent, null and {} all happen (SENTRY.md §3).
        var kind = run.Random.Next(3);
        if (kind > 0)
            data[name] = kind == 1 ? null : new JsonObject();
    }

    private static void AddExtra(JsonObject to, RunFacts run, string under)
    {
        if (!run.Scenario.Extra.TryGetValue(under, out var fields))
            return;
        foreach (var (name, value) in fields)
            to[name] = JsonNode.Parse(value.GetRawText());
    }

    private static int Number(ScriptLine line) => line.Special.Length > 0 ? int.Parse(line.Special, CultureInfo.InvariantCulture) : 1;

    private static IReadOnlyDictionary<string, string> Diffs(RunFacts run, ScriptLine line) =>
        line.Special == "none" ? new Dictionary<string, string>() : run.Scenario.Diffs[Math.Min(Number(line), run.Scenario.Diffs.Keys.Max())];

    private static JsonArray PullRequests(RunFacts run, ScriptLine line)
    {
        // A number: only so many of them; "pending": the last one is still being created.
        var count = int.TryParse(line.Special, CultureInfo.InvariantCulture, out var some) ? some : run.Scenario.PullRequests.Count;
        var pending = line.Special == "pending" ? count - 1 : -1;
        return new([.. Enumerable.Range(0, count).Select(index => PullRequest(run, index, index == pending))]);
    }

    private static JsonObject PullRequest(RunFacts run, int index, bool pending)
    {
        var (repo, provider) = run.Scenario.PullRequests[index];
        var (number, id) = run.PullRequests[index];
        var url = provider == "gitlab"
            ? string.Create(CultureInfo.InvariantCulture, $"https://gitlab.com/{repo}/-/merge_requests/{number}")
            : string.Create(CultureInfo.InvariantCulture, $"https://github.com/{repo}/pull/{number}");
        var unknown = run.Generation == Generation.Second && run.Chance(60);
        var withoutId = pending || (run.Generation == Generation.Second && run.Chance(20));
        return new()
        {
            ["provider"] = unknown ? "unknown" : provider,
            ["repo_name"] = repo,
            ["pull_request"] = new JsonObject
            {
                ["pr_id"] = withoutId ? null : id,
                ["pr_number"] = pending ? null : number,
                ["pr_url"] = pending ? null : url,
            },
        };
    }
}
