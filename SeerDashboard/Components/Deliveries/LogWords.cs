using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Deliveries;

/// <summary>What the log says of a delivery, in words.</summary>
public static class LogWords
{
    /// <summary>The actions that are known, for a choice.</summary>
    public static IReadOnlyList<string> Actions { get; } =
    [
        SeerAction.RootCauseStarted, SeerAction.RootCauseCompleted, SeerAction.SolutionStarted, SeerAction.SolutionCompleted, SeerAction.CodingStarted, SeerAction.CodingCompleted,
        SeerAction.PullRequestCreated, SeerAction.PullRequestReady, SeerAction.IterationStarted, SeerAction.IterationCompleted, "triggered", "created", "resolved",
    ];

    /// <summary>The resources that Sentry sends to one address.</summary>
    public static IReadOnlyList<string> Resources { get; } =
        ["seer", "issue", "activity_alert", "event_alert", "metric_alert", "error", "comment", "installation", "preprod_artifact"];

    /// <summary>What it tells.</summary>
    public static string What(DeliveryRow row) => row switch
    {
        { Resource: "seer", Action: { } action } => Seer(action),
        { Resource: "issue", Action: { } action } => $"Issue {Plain(action)}",
        { Resource: "installation", Action: { } action } => $"Installation {Plain(action)}",
        { Resource: "comment", Action: { } action } => $"Comment {Plain(action)}",
        { Resource: "activity_alert" or "event_alert" or "metric_alert" } => "Alert",
        { Resource: "" } => "No resource named",
        _ => "Something else",
    };

    /// <summary>What the list holds, and how many those are as far as that is known.</summary>
    public static string Counted(DeliveryFilter filter, long? total)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var count = total?.ToString("N0", CultureInfo.InvariantCulture);
        return filter.IsAll
            ? $"every signed request, newest first{(count is null ? "" : $"; {count} in all")}"
            : $"signed requests that the filters ask for, newest first{(count is null ? "" : $"; {count} of them")}";
    }

    /// <summary>How long the answer took, of the second that Sentry waits.</summary>
    public static string Took(TimeSpan? took) => took switch
    {
        null => "–",
        { TotalMilliseconds: < 10 } brief => string.Create(CultureInfo.InvariantCulture, $"{brief.TotalMilliseconds:N1} ms"),
        { } longer => string.Create(CultureInfo.InvariantCulture, $"{longer.TotalMilliseconds:N0} ms"),
    };

    /// <summary>The verdict now, in a word.</summary>
    public static string Verdict(DeliveryRow row) => row.Role switch
    {
        EventRole.Rerun => "re-run",
        EventRole.LateOriginal => "late original",
        _ => Word(row.Verdict),
    };

    /// <summary>An outcome in a word.</summary>
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Applied => "applied",
        Outcome.Duplicate => "duplicate",
        Outcome.Stored => "stored",
        _ => "unreadable",
    };

    private static string Seer(string action) => action switch
    {
        SeerAction.RootCauseStarted => "Root cause started",
        SeerAction.RootCauseCompleted => "Root cause found",
        SeerAction.SolutionStarted => "Plan started",
        SeerAction.SolutionCompleted => "Plan made",
        SeerAction.CodingStarted => "Coding started",
        SeerAction.CodingCompleted => "Code written",
        SeerAction.PullRequestCreated => "Pull request created",
        SeerAction.PullRequestReady => "Pull request ready for review",
        SeerAction.IterationStarted => "Work on feedback started",
        SeerAction.IterationCompleted => "Feedback worked in",
        _ => "An action not known here",
    };

    // Only words that are known to be words: anything else stands beside it, as sent.
    private static string Plain(string action) => action is "created" or "resolved" or "assigned" or "ignored" or "archived" or "unresolved" or "deleted" or "updated" ? action : "news";
}
