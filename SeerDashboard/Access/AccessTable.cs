namespace SeerDashboard.Access;

/// <summary>Who may ask for something.</summary>
/// <param name="Method">One or several methods with a space between them; <c>*</c> for all others.</param>
/// <param name="Pattern">As it is mapped.</param>
/// <param name="Role">The least role; null for anybody, signed in or not.</param>
/// <param name="What">What it is, in a few words.</param>
public sealed record AccessEntry(string Method, string Pattern, string? Role, string What);

/// <summary>
/// What each role may do: the whole of it (docs/security.md has the same table). A test walks every endpoint of the server and asks each as nobody and
/// as every role; one that is not here fails it.
/// </summary>
public static class AccessTable
{
    /// <summary>What Sentry, load balancers and browsers that are not signed in yet may ask for.</summary>
    private static readonly AccessEntry[] Anybody =
    [
        new("POST", "webhooks/sentry", null, "takes what is signed"),
        new("*", "webhooks/sentry", null, "says how to send"),
        new("*", "/webhooks/{**rest}", null, "says where webhooks go"),
        new("*", "/healthz", null, "the process answers"),
        new("*", "/readyz", null, "it can keep deliveries"),
        new("GET POST", "/login", null, "signs in"),
        new("GET", "/login/start", null, "leads to the identity provider, where there is one"),
        new("GET", "/login/end", null, "signs out there"),
        new("GET POST", "/wall", null, "opens a screen's link"),
        new("POST", "/logout", null, "signs out"),
    ];

    private static readonly AccessEntry[] Reading =
    [
        new("GET POST", "/", Roles.Viewer, "the desk"),
        new("GET POST", "/you", Roles.Viewer, "one's own name"),
        new("GET POST", "/runs/{RunId:long}", Roles.Viewer, "a run"),
        new("GET POST", "/runs/{RunId:long}/review", Roles.Viewer, "its changes"),
        new("GET POST", "/issues/{GroupId:long}", Roles.Viewer, "an issue"),
        new("GET POST", "/deliveries", Roles.Viewer, "the log"),
        new("GET POST", "/insights", Roles.Viewer, "how receiving goes"),
        new("GET POST", "/insights/runs", Roles.Viewer, "the runs behind a number"),
        new("GET POST", "/notifications", Roles.Viewer, "who hears what, and what was told; no address, no secret"),
        new("GET POST", "/settings", Roles.Viewer, "the settings as they are, without a secret"),
        new("GET", "{**path:file}", Roles.Viewer, "says that a file does not exist; those that do are for anybody"),
        new("GET POST", "/not-found", Roles.Viewer, "says that a page does not exist"),
        new("GET", "/_framework/opaque-redirect", Roles.Viewer, "leads an open page on"),
        new("GET", "/api/runs", Roles.Viewer, "runs"),
        new("GET", "/api/runs/export", Roles.Viewer, "runs as a file"),
        new("GET", "/api/events", Roles.Viewer, "changes of runs as they come"),
        new("POST", "/mcp/", Roles.Viewer, "the same for a coding agent (Model Context Protocol)"),
        new("GET", "/feed.atom", Roles.Viewer, "news of runs for a feed reader"),
        new("*", "/metrics", Roles.Viewer, "numbers for Prometheus"),
        new("GET", "/openapi/v1.json", Roles.Viewer, "the description of the API"),
        new("GET", "/scalar/{documentName?}", Roles.Viewer, "the same as a page"),
        new("GET", "/scalar/scalar.js", Roles.Viewer, "its script"),
        new("GET", "/scalar/scalar.aspnetcore.js", Roles.Viewer, "what begins it"),
        new("GET", "/scalar/favicon.svg", Roles.Viewer, "its sign"),
        new("GET", "/api/runs/{runId}", Roles.Viewer, "a run"),
        new("GET", "/api/runs/{runId}/markdown", Roles.Viewer, "a run in words"),
        new("GET", "/api/runs/{runId}/diff", Roles.Viewer, "its changes"),
        new("GET", "/api/runs/{runId}/review", Roles.Viewer, "what was said of it"),
        new("GET", "/api/runs/{runId}/patch", Roles.Viewer, "its patch"),
        new("GET", "/api/runs/{runId}/deliveries", Roles.Viewer, "what was delivered for it"),
        new("GET", "/api/runs/{runId}/comments", Roles.Viewer, "comments"),
        new("GET", "/api/issues/{groupId}", Roles.Viewer, "an issue"),
        new("GET", "/api/deliveries", Roles.Viewer, "the log"),
        new("GET", "/api/deliveries/export", Roles.Viewer, "the log as a file"),
        new("GET", "/api/deliveries/{id}", Roles.Viewer, "a delivery"),
        new("GET", "/api/deliveries/{id}/body", Roles.Viewer, "its body"),
        new("GET", "/api/rejections", Roles.Viewer, "refused requests"),
        new("GET", "/api/stats", Roles.Viewer, "numbers"),
        new("GET", "/api/stats/runs.csv", Roles.Viewer, "numbers as a table"),
        new("GET", "/api/stats/steps.csv", Roles.Viewer, "durations as a table"),
        new("*", "/api/{**rest}", Roles.Viewer, "says that there is no such thing"),
        new("*", "/hubs/seer", Roles.Viewer, "changes of runs, live"),
        new("*", "/_blazor", Roles.Viewer, "the connection of an open page"),
    ];

    private static readonly AccessEntry[] Working =
    [
        new("POST", "/api/runs/{runId}/claim", Roles.Operator, "claims a run"),
        new("POST", "/api/runs/{runId}/snooze", Roles.Operator, "snoozes it"),
        new("POST", "/api/runs/{runId}/done", Roles.Operator, "marks it as done"),
        new("POST", "/api/runs/{runId}/verdict", Roles.Operator, "gives a verdict"),
        new("DELETE", "/api/runs/{runId}/verdict", Roles.Operator, "takes it back"),
        new("POST", "/api/runs/{runId}/comments", Roles.Operator, "comments"),
        new("DELETE", "/api/runs/{runId}/comments/{id}", Roles.Operator, "deletes a comment of one's own"),
        new("POST", "/api/deliveries/{id}/reapply", Roles.Operator, "reads a kept body anew"),
    ];

    private static readonly AccessEntry[] Deciding =
    [
        new("GET POST", "/audit", Roles.Admin, "who changed what"),
        new("GET", "/api/audit", Roles.Admin, "who changed what"),
        new("GET", "/api/audit/export", Roles.Admin, "the same as a file"),
        new("GET", "/api/backups/{name}", Roles.Admin, "downloads a backup"),
    ];

    /// <summary>All of it.</summary>
    public static IReadOnlyList<AccessEntry> All { get; } = [.. Anybody, .. Reading, .. Working, .. Deciding];
}
