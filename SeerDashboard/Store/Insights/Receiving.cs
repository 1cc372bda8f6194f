using SeerDashboard.Runs.Reading;

namespace SeerDashboard.Store.Insights;

/// <summary>What came in during a stretch of time, and what became of it.</summary>
public sealed record Receiving
{
    /// <summary>The full hour from which on is counted (UTC).</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Deliveries that were kept, by the verdict at arrival.</summary>
    public required IReadOnlyDictionary<Outcome, long> Kept { get; init; }

    /// <summary>Seer events that came after one of their run which Sentry sent later.</summary>
    public long OutOfOrder { get; init; }

    /// <summary>Requests answered 503, because the store could not write in time; not of the samples.</summary>
    public long Busy { get; init; }

    /// <summary>Requests refused, by reason. Whoever sent them is not known, so they are the same for the samples.</summary>
    public required IReadOnlyDictionary<Rejection, long> Rejected { get; init; }

    /// <summary>How long answers took.</summary>
    public required AckTimes Answers { get; init; }

    /// <summary>Deliveries by minute, oldest first; minutes without any are left out.</summary>
    public required IReadOnlyList<MinuteCount> Minutes { get; init; }

    /// <summary>All that were kept.</summary>
    public long Total => Kept.Values.Sum();
}

/// <summary>Deliveries within one minute.</summary>
/// <param name="Minute">Minutes since the year 1 began, UTC.</param>
/// <param name="Count">How many.</param>
public sealed record MinuteCount(long Minute, long Count)
{
    /// <summary>When the minute began.</summary>
    public DateTimeOffset At => new(Minute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
}

/// <summary>How long the answers took, from the first byte of the body to the last of the answer.</summary>
public sealed record AckTimes
{
    /// <summary>Sentry waits no longer (SENTRY.md §1).</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    /// <summary>None was measured.</summary>
    public static readonly AckTimes None = new();

    /// <summary>How many were measured.</summary>
    public int Count { get; init; }

    /// <summary>Half of them took at most this.</summary>
    public TimeSpan P50 { get; init; }

    /// <summary>99 of 100 took at most this.</summary>
    public TimeSpan P99 { get; init; }

    /// <summary>The slowest.</summary>
    public TimeSpan Max { get; init; }

    /// <summary>How many took longer than <see cref="Budget"/>: Sentry had given up on them.</summary>
    public int Over { get; init; }

    /// <summary>Of answers in microseconds; their order is of no account.</summary>
    public static AckTimes Of(IEnumerable<long> microseconds)
    {
        long[] sorted = [.. microseconds.Order()];
        return sorted.Length == 0 ? None : new()
        {
            Count = sorted.Length,
            P50 = TimeSpan.FromMicroseconds(Percentile.Of(sorted, 0.5)),
            P99 = TimeSpan.FromMicroseconds(Percentile.Of(sorted, 0.99)),
            Max = TimeSpan.FromMicroseconds(sorted[^1]),
            Over = sorted.Count(took => took > Budget.TotalMicroseconds),
        };
    }
}

/// <summary>Something that this version does not know, as it was seen.</summary>
/// <param name="IsAction">An action; else a field.</param>
/// <param name="Name">The action, <c>resource: action</c> or <c>action: path</c>; untrusted text of at most <see cref="Drift.LongestName"/> characters.</param>
/// <param name="Count">How often in all.</param>
/// <param name="FirstDelivery">The delivery that had it first.</param>
/// <param name="LastDelivery">The delivery that had it last.</param>
/// <param name="LastAt">When that came.</param>
public sealed record DriftSeen(bool IsAction, string Name, long Count, long FirstDelivery, long LastDelivery, DateTimeOffset LastAt);

/// <summary>The value that a share of all does not exceed.</summary>
public static class Percentile
{
    /// <summary>Nearest rank: one of the values, never one between two.</summary>
    /// <param name="sorted">At least one, ascending.</param>
    /// <param name="share">From 0 to 1.</param>
    public static long Of(ReadOnlySpan<long> sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
