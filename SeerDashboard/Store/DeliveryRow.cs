using System.Text.Json.Serialization;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>What became of a delivery (CONTRACT.md, "Receiving").</summary>
public enum Outcome
{
    /// <summary>A Seer event of a run.</summary>
    Applied,

    /// <summary>A duplicate by STATE.md §3.</summary>
    Duplicate,

    /// <summary>Anything else that could be read.</summary>
    Stored,

    /// <summary>Signed, but not to be read; kept verbatim.</summary>
    Unreadable,
}

/// <summary>One signed delivery, without its body.</summary>
public sealed record DeliveryRow
{
    /// <summary>Sequence in the log, from 1.</summary>
    public required long Id { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When Sentry sent it.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Name of the integration that signed.</summary>
    public required string Integration { get; init; }

    /// <summary><c>installation.uuid</c>; empty when absent.</summary>
    public required string Installation { get; init; }

    /// <summary><c>Sentry-Hook-Resource</c>.</summary>
    public required string Resource { get; init; }

    /// <summary><c>action</c>; null when absent.</summary>
    public string? Action { get; init; }

    /// <summary>The run, when it is a Seer event.</summary>
    public RunId? RunId { get; init; }

    /// <summary>The issue, when it names one.</summary>
    public GroupId? GroupId { get; init; }

    /// <summary><c>Request-ID</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>Body length in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>The verdict at arrival, as answered.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Why, at arrival, for what was unreadable or a duplicate; never written again.</summary>
    public string? Reason { get; init; }

    /// <summary>The verdict now: a duplicate is told by the whole set, so it may differ from that at arrival.</summary>
    public required Outcome Verdict { get; init; }

    /// <summary>What it is to its run now; null for what is no event of a run.</summary>
    public EventRole? Role { get; init; }

    /// <summary>Why the verdict now is what it is; null when there is nothing to say.</summary>
    public string? VerdictReason { get; init; }

    /// <summary>When its body was last read anew; null when it never was.</summary>
    public DateTimeOffset? ReadAgainAt { get; init; }

    /// <summary>The request's headers that are kept, as sent; null for a delivery of an older version.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>From the request's first byte to the end of the answer; null while it is not known, for up to a second, or for ever when the server ended then.</summary>
    [JsonIgnore]
    public TimeSpan? AnswerTook { get; init; }

    /// <summary>The same in milliseconds, for programs.</summary>
    public double? AnswerMilliseconds => AnswerTook?.TotalMilliseconds;

    /// <summary>Its texts and its body were erased; only the hashes are left.</summary>
    public bool IsErased { get; init; }
}
