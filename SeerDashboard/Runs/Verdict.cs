namespace SeerDashboard.Runs;

/// <summary>What an event is to its run, by all that is known of the run now (STATE.md §3 and §4).</summary>
public enum EventRole
{
    /// <summary>It counts, and nothing is special about it.</summary>
    Counts,

    /// <summary>It repeats another delivery and has no effect.</summary>
    Duplicate,

    /// <summary>A step was done again.</summary>
    Rerun,

    /// <summary>It came after what it should have come before.</summary>
    LateOriginal,
}

/// <summary>The verdict on one event of a run.</summary>
/// <param name="Event">Which.</param>
/// <param name="Role">What it is to its run.</param>
/// <param name="Of">The event that a duplicate repeats.</param>
/// <param name="Note">Why, as sentences, but for a duplicate; null when there is nothing to say.</param>
public sealed record Verdict(SeerEvent Event, EventRole Role, SeerEvent? Of = null, string? Note = null)
{
    /// <summary>Why, as sentences; <paramref name="number"/> is the delivery that a duplicate repeats.</summary>
    public string? Reason(long? number)
    {
        if (Of is null)
            return Note;
        var other = number is { } known ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"delivery {known}") : "another delivery";
        if (Event.RequestId.Length > 0 && Event.RequestId == Of.RequestId)
            return $"Same body and Request-ID as {other}.";
        var apart = (long)(Event.SentAt - Of.SentAt).TotalSeconds;
        return apart == 0 ? $"Same body as {other}, sent in the same second." : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Same body as {other}, sent {apart} s earlier.");
    }
}
