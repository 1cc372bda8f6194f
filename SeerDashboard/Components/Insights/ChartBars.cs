using SeerDashboard.Store.Insights;

namespace SeerDashboard.Components.Insights;

/// <summary>Deliveries over time as bars of equal length in time, those without any too.</summary>
public sealed record ChartBars
{
    private ChartBars(IReadOnlyList<(DateTimeOffset At, long Count)> all) => All = all;

    /// <summary>From the first to the present one.</summary>
    public IReadOnlyList<(DateTimeOffset At, long Count)> All { get; }

    /// <summary>The highest; at least 1.</summary>
    public long Most => Math.Max(1, All.Count == 0 ? 0 : All.Max(bar => bar.Count));

    /// <summary>The busiest minute; null when nothing came.</summary>
    public MinuteCount? Busiest { get; private init; }

    /// <summary>Of what was received.</summary>
    public static ChartBars Of(Receiving received, TimeSpan length)
    {
        var counts = new long[Math.Max(1, (int)Math.Ceiling((received.Until - received.Since) / length))];
        foreach (var minute in received.Minutes)
        {
            var at = (int)((minute.At - received.Since) / length);
            if (at >= 0 && at < counts.Length)
                counts[at] += minute.Count;
        }

        return new([.. counts.Select((count, at) => (received.Since + (at * length), count))])
        {
            Busiest = received.Minutes.Count == 0 ? null : received.Minutes.MaxBy(minute => minute.Count),
        };
    }

    /// <summary>All of it in one sentence.</summary>
    public string Sentence(string barName)
    {
        var total = All.Sum(bar => bar.Count);
        if (total == 0)
            return "No delivery in this time.";
        var minute = $"{InsightWords.Number(Busiest?.Count ?? 0)} within one minute";
        return $"{InsightWords.Number(total)} {(total == 1 ? "delivery" : "deliveries")}, at most {(barName == "minute" ? minute : $"{InsightWords.Number(Most)} within {barName} and {minute}")}.";
    }
}
