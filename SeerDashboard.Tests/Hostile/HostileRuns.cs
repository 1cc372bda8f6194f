using System.Text.Json.Nodes;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Tests.Hostile;

/// <summary>Runs in which each vector stands alone in each field that a payload may have many of: the closest to what an attacker would send.</summary>
public static class HostileRuns
{
    /// <summary>First generation: a step, a file, a repository and a pull request for each.</summary>
    public static IEnumerable<string> First(long run, string installation)
    {
        yield return Of("root_cause_completed", run, installation, new JsonObject
        {
            ["root_cause"] = new JsonObject { ["description"] = "As first-generation payloads tell it.", ["steps"] = Each(Step) },
        });
        yield return Of("solution_completed", run, installation, new JsonObject { ["solution"] = new JsonObject { ["description"] = "A plan.", ["steps"] = Each(Step) } });
        yield return Of("coding_completed", run, installation, new JsonObject
        {
            ["changes"] = Each(text => new JsonObject { ["repo_name"] = text, ["repo_external_id"] = text, ["title"] = text, ["description"] = text, ["branch_name"] = text, ["diff"] = Diff(text) }),
        });
        yield return Of("pr_created", run, installation, new JsonObject
        {
            ["pull_requests"] = new JsonArray(
            [
                .. Vectors.All.Select((text, at) => Pull(text, at, text)),
                .. Vectors.All.Select((text, at) => Pull(text + " again", at, $"https://evil.example/o/r/pull/{at}?{text}")),
            ]),
        });
    }

    /// <summary>Second generation: a why, a way to reproduce, a step, and a file in a repository of its own for each; what no version knows as well.</summary>
    public static IEnumerable<string> Second(long run, string installation)
    {
        yield return Of("root_cause_completed", run, installation, new JsonObject
        {
            ["root_cause"] = new JsonObject
            {
                ["one_line_description"] = "As second-generation payloads tell it.",
                ["five_whys"] = Each(text => text),
                ["reproduction_steps"] = Each(text => text),
                ["later_field"] = Members(),
            },
        });
        yield return Of("solution_completed", run, installation, new JsonObject
        {
            ["solution"] = new JsonObject { ["one_line_summary"] = "A plan.", ["steps"] = Each(text => new JsonObject { ["title"] = text, ["description"] = text }) },
        });
        yield return Of("coding_completed", run, installation, new JsonObject
        {
            ["code_changes"] = new JsonObject(Vectors.All.Select(text =>
                KeyValuePair.Create(text, (JsonNode?)new JsonArray(new JsonObject { ["path"] = text, ["type"] = "M", ["added"] = 1, ["removed"] = 1, ["diff"] = Diff(text) })))),
        });
        yield return Of("an_action_of_tomorrow", run, installation, new JsonObject { ["what"] = Members() });
        foreach (var text in Vectors.Together(1_500))
            yield return Of(text, run, installation, []);
    }

    private static string Of(string action, long run, string installation, JsonObject data) => Body.Seer(action, run, 4242, data.ToJsonString(), installation);

    private static JsonArray Each(Func<string, JsonNode?> make) => new([.. Vectors.All.Select(make)]);

    private static JsonObject Members() => new(Vectors.All.Select(text => KeyValuePair.Create(text, (JsonNode?)text)));

    private static JsonObject Step(string text) => new()
    {
        ["title"] = text,
        ["code_snippet_and_analysis"] = text,
        ["timeline_item_type"] = text,
        ["relevant_code_file"] = new JsonObject { ["file_path"] = text, ["repo_name"] = text, ["url"] = text },
    };

    private static JsonObject Pull(string text, int at, string url) => new()
    {
        ["provider"] = text,
        ["repo_name"] = text,
        ["pull_request"] = new JsonObject { ["pr_id"] = text, ["pr_number"] = at, ["pr_url"] = url },
    };

    private static string Diff(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return $"--- {line}\n+++ {line}\n@@ -1 +1 @@ {line}\n-{line}\n+{line} changed";
    }
}
