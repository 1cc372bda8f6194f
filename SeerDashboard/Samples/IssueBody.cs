using System.Globalization;
using System.Text.Json.Nodes;

namespace SeerDashboard.Samples;

/// <summary>Bodies of the resources that say what an issue is about (SENTRY.md §6).</summary>
internal static class IssueBody
{
    private static readonly string[] People = ["Mira Köhler", "Jonas Lindqvist", "Aiko Tanaka", "Tomás Ortega", "Priya Nair"];

    /// <summary>The body of one line of the script.</summary>
    public static JsonObject Of(RunFacts run, ScriptLine line)
    {
        var data = line.Resource == "issue"
            ? new JsonObject { ["issue"] = Issue(run, line.Action) }
            : new JsonObject { ["event"] = Event(run), ["triggered_rule"] = "Errors that reach customers" };
        return SeerBody.Envelope(line.Action, data, Actor(run, line.Action));
    }

    /// <summary>As Sentry writes times: milliseconds, <c>Z</c>.</summary>
    public static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Issue(RunFacts run, string action)
    {
        var (issue, figures) = (run.Scenario.Issue, run.Issue);
        var id = figures.Id.ToString();
        var json = new JsonObject
        {
            ["id"] = id,
            ["shareId"] = null,
            ["shortId"] = figures.ShortId,
            ["title"] = $"{issue.Type}: {issue.Value}",
            ["culprit"] = issue.Culprit,
            ["permalink"] = $"https://acme.sentry.io/issues/{id}/",
            ["logger"] = null,
            ["level"] = issue.Level,
            ["status"] = action == "resolved" ? "resolved" : "unresolved",
            ["statusDetails"] = new JsonObject(),
            ["substatus"] = action switch { "created" => "new", "resolved" => null, _ => "ongoing" },
            ["isPublic"] = false,
            ["platform"] = issue.Platform,
            ["project"] = new JsonObject { ["id"] = "450" + issue.Project.Length, ["name"] = issue.Project, ["slug"] = issue.Project, ["platform"] = issue.Platform },
            ["type"] = "error",
            ["metadata"] = new JsonObject { ["type"] = issue.Type, ["value"] = issue.Value, ["filename"] = issue.File, ["function"] = issue.Function, ["in_app_frame_mix"] = "mixed" },
            ["numComments"] = 0,
            ["assignedTo"] = action == "assigned" ? new JsonObject { ["type"] = "user", ["id"] = "311", ["name"] = Person(run), ["email"] = "oncall@acme.example" } : null,
            ["isUnhandled"] = true,
            ["count"] = figures.Events.ToString(CultureInfo.InvariantCulture),
            ["userCount"] = figures.Users,
            ["firstSeen"] = Time(figures.FirstSeen),
            ["lastSeen"] = Time(figures.LastSeen),
            ["issueType"] = "error",
            ["issueCategory"] = "error",
            ["priority"] = issue.Priority,
            ["seerFixabilityScore"] = issue.Fixability,
        };
        if (action == "created")
        {
            json["url"] = $"https://sentry.io/api/0/organizations/acme/issues/{id}/";
            json["web_url"] = $"https://acme.sentry.io/issues/{id}/";
            json["project_url"] = $"https://acme.sentry.io/projects/{issue.Project}/";
        }
        return json;
    }

    private static JsonObject Event(RunFacts run)
    {
        var issue = run.Scenario.Issue;
        return new()
        {
            ["event_id"] = run.SentryRunId.ToString("N"),
            ["issue_id"] = run.Issue.Id.ToString(),
            ["title"] = $"{issue.Type}: {issue.Value}",
            ["culprit"] = issue.Culprit,
            ["level"] = issue.Level,
            ["platform"] = issue.Platform,
            ["web_url"] = $"https://acme.sentry.io/issues/{run.Issue.Id}/events/{run.SentryRunId:N}/",
            ["tags"] = new JsonArray(new JsonArray("environment", "production"), new JsonArray("level", issue.Level)),
        };
    }

    private static JsonObject Actor(RunFacts run, string action) => action is "resolved" or "assigned"
        ? new() { ["type"] = "user", ["id"] = 311, ["name"] = Person(run) }
        : new() { ["type"] = "application", ["id"] = "sentry", ["name"] = "Sentry" };

    private static string Person(RunFacts run) => People[(int)(run.Issue.Id.Value % People.Length)];
}
