using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;

namespace SeerDashboard.Notify.Outbox;

/// <summary>Something that is to be told, or was.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Rule">Number of the rule that told it; zero: none did.</param>
/// <param name="Channel">Number of its channel.</param>
/// <param name="Run">What it is about; null for what is about no run.</param>
/// <param name="Event">What happened; null when a later version wrote it.</param>
/// <param name="At">When.</param>
public sealed record OutboxMessage(long Id, long Rule, long Channel, RunKey? Run, NotifyEvent? Event, DateTimeOffset At)
{
    /// <summary>Which time of its happening.</summary>
    public required string Occasion { get; init; }

    /// <summary>Of the run, when it happened.</summary>
    public long Version { get; init; }

    /// <summary>What else is known of it.</summary>
    public string? Detail { get; init; }

    /// <summary>Where it is.</summary>
    public MessageState State { get; init; }

    /// <summary>When it is sent, or sent again; null when it is not.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it stands as it does.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was done with.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}

/// <summary>One attempt.</summary>
/// <param name="At">When it began.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record Sending(DateTimeOffset At, TimeSpan Took, SendOutcome Outcome)
{
    /// <summary>The channel's target that it went to, as it is kept; a channel that was changed meanwhile is not switched off for it.</summary>
    internal string? To { get; init; }

    /// <summary>Told in the same breath in which a channel is switched off.</summary>
    internal Action? Gone { get; init; }
}
