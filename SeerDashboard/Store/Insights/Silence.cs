namespace SeerDashboard.Store.Insights;

/// <summary>Whether an integration has been silent for much longer than usual. Pure: what came when, and the time.</summary>
public sealed record Silence
{
    /// <summary>So far back from the last delivery is looked for what is usual: what is known is not forgotten while nothing comes.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(14);

    /// <summary>A shorter silence is never alarming.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(30);

    /// <summary>So many gaps must be known before anything is usual.</summary>
    public const int FewestGaps = 20;

    /// <summary>So many times what is usual.</summary>
    private const int Times = 3;

    /// <summary>Nights must have been seen before one can be usual.</summary>
    private static readonly TimeSpan ShortestHistory = TimeSpan.FromDays(2);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>The last delivery; null when there was none.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>What the gap between two deliveries hardly ever exceeds at this time of the week; null while too few are known.</summary>
    public TimeSpan? Usual { get; init; }

    /// <summary>From this gap on it is alarming; null while too few are known.</summary>
    public TimeSpan? Limit => Usual is { } usual ? Max(Least, usual * Times) : null;

    /// <summary>How long nothing has come.</summary>
    public TimeSpan Gap { get; init; }

    /// <summary>Longer than <see cref="Limit"/>.</summary>
    public bool IsAlarm => Gap > Limit;

    /// <summary>Judges the silence at <paramref name="now"/>.</summary>
    /// <param name="deliveries">When they came, UTC ticks, ascending. What is older than the last one by <see cref="Remembered"/> is not looked at.</param>
    /// <param name="now">The time.</param>
    public static Silence Of(ReadOnlySpan<long> deliveries, DateTimeOffset now)
    {
        if (deliveries.IsEmpty)
            return new();
        var known = deliveries[Older(deliveries, deliveries[^1] - Remembered.Ticks)..];
        var silence = new Silence { Newest = new(known[^1], TimeSpan.Zero), Gap = Max(TimeSpan.Zero, TimeSpan.FromTicks(now.UtcTicks - known[^1])) };
        if (known.Length <= FewestGaps || TimeSpan.FromTicks(known[^1] - known[0]) < ShortestHistory)
            return silence;
        var gaps = new long[known.Length - 1];
        for (var at = 0; at < gaps.Length; at++)
            gaps[at] = known[at + 1] - known[at];
        Array.Sort(gaps);
        return silence with { Usual = TimeSpan.FromTicks(Math.Max(Percentile.Of(gaps, 0.95), AtThisTime(known, now))) };
    }

    /// <summary>
    /// The longest gap that reached to within an hour of this time of the week: nights and weekends are silent by nature.
    /// With less than a week of history, of this time of the day.
    /// </summary>
    private static long AtThisTime(ReadOnlySpan<long> known, DateTimeOffset now)
    {
        var apart = now.UtcTicks - known[0] >= Week.Ticks ? Week : Day;
        var longest = 0L;
        for (var time = now.UtcTicks - apart.Ticks; time >= known[0]; time -= apart.Ticks)
        {
            var (first, last) = (Older(known, time - TimeSpan.TicksPerHour), Older(known, time + TimeSpan.TicksPerHour));
            for (var at = Math.Max(1, first); at <= Math.Min(last, known.Length - 1); at++)
                longest = Math.Max(longest, known[at] - known[at - 1]);
        }

        return longest;
    }

    /// <summary>How many are older.</summary>
    private static int Older(ReadOnlySpan<long> known, long ticks)
    {
        var at = known.BinarySearch(ticks);
        if (at < 0)
            return ~at;
        while (at > 0 && known[at - 1] == ticks)
            at--;
        return at;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
