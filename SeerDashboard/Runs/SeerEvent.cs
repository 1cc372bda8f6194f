using System.Text.Json;

namespace SeerDashboard.Runs;

/// <summary>
/// The compact form of one Seer delivery: all that the fold needs (STATE.md §1), without patch texts.
/// Stored with its delivery and never changed.
/// </summary>
public sealed record SeerEvent
{
    /// <summary>Name on the wire, e.g. <c>root_cause_started</c>; unknown ones are kept as they are.</summary>
    public required string Action { get; init; }

    /// <summary>When Sentry sent it (or its receipt, see <see cref="SentTime"/>).</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>SHA-256 of the body, lowercase hex.</summary>
    public required string BodyHash { get; init; }

    /// <summary><c>Request-ID</c> header; empty when missing.</summary>
    public required string RequestId { get; init; }

    /// <summary>The integration's kind as it was at arrival.</summary>
    public IntegrationKind Kind { get; init; }

    /// <summary><c>data.group_id</c>; absent in one early version.</summary>
    public GroupId? GroupId { get; init; }

    /// <summary><c>data.sentry_run_id</c>, verbatim.</summary>
    public string? SentryRunId { get; init; }

    /// <summary><c>data.iteration_index</c>, from 1.</summary>
    public int? Iteration { get; init; }

    /// <summary>The root cause, when one was sent.</summary>
    public RootCause? RootCause { get; init; }

    /// <summary>The solution, when one was sent.</summary>
    public Solution? Solution { get; init; }

    /// <summary>The change set, when <c>changes</c> or <c>code_changes</c> was sent; null when absent or null.</summary>
    public ChangeSet? Changes { get; init; }

    /// <summary>The pull requests, as sent.</summary>
    public IReadOnlyList<PullRequest> PullRequests { get; init; } = [];

    /// <summary>For an unknown action the whole <c>data</c>; for a known one the fields of it that nothing here holds. Null when there are none.</summary>
    public JsonElement? Unknown { get; init; }
}

/// <summary>An event, or a part of one, that this version does not understand.</summary>
/// <param name="Action">The action it came with.</param>
/// <param name="At">When Sentry sent it.</param>
/// <param name="Data">The fields, as sent.</param>
public sealed record UnknownEvent(string Action, DateTimeOffset At, JsonElement Data);

/// <summary>Which time the fold takes as the time of sending.</summary>
public static class SentTime
{
    /// <summary><c>Sentry-Hook-Timestamp</c> (unix seconds); the time of receipt when it is missing, no number, or more than a day off (STATE.md §1).</summary>
    public static DateTimeOffset From(string? header, DateTimeOffset receivedAt)
    {
        if (!long.TryParse(header, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(seconds - receivedAt.ToUnixTimeSeconds()) > 86_400)
            return receivedAt;
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
