using CsCheck;
using SeerDashboard.Components.Insights;
using SeerDashboard.Store;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Tests.Components.Insights;

/// <summary>The bars of the chart.</summary>
public sealed class ChartBarsTests
{
    private static readonly DateTimeOffset Since = new(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);

    private static Receiving Came(params IReadOnlyList<(int Minute, long Count)> minutes) => new()
    {
        Since = Since,
        Until = Since.AddMinutes(80.5),
        Kept = new Dictionary<Outcome, long>(),
        Rejected = new Dictionary<Rejection, long>(),
        Answers = AckTimes.None,
        Minutes = [.. minutes.Select(one => new MinuteCount((Since.UtcTicks / TimeSpan.TicksPerMinute) + one.Minute, one.Count))],
    };

    [Fact]
    public void Of_AnHourAndMore_HasABarForEachMinute()
    {
        var bars = ChartBars.Of(Came((0, 3), (80, 1)), TimeSpan.FromMinutes(1));

        Assert.Equal(81, bars.All.Count);
        Assert.Equal((Since, 3, Since.AddMinutes(80), 1), (bars.All[0].At, bars.All[0].Count, bars.All[^1].At, bars.All[^1].Count));
        Assert.Equal("4 deliveries, at most 3 within one minute.", bars.Sentence("minute"));
    }

    [Fact]
    public void Of_Nothing_SaysSo() => Assert.Equal("No delivery in this time.", ChartBars.Of(Came(), TimeSpan.FromHours(2)).Sentence("2 hours"));

    [Fact]
    public void Of_Anything_LosesNone() =>
        Gen.Select(Gen.Int[0, 80], Gen.Long[1, 1_000]).Array[0, 40].Select(Gen.OneOf(InsightRange.All.Select(range => Gen.Const(range.Bar)).ToArray())).Sample((minutes, bar) =>
            Assert.Equal(minutes.Sum(one => one.Item2), ChartBars.Of(Came([.. minutes.Select(one => (one.Item1, one.Item2))]), bar).All.Sum(one => one.Count)));
}
