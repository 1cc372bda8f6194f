using CsCheck;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Tests.Store.Insights;

/// <summary>How long answers took.</summary>
public sealed class AckTimesTests
{
    [Fact]
    public void Of_None_SaysNone() => Assert.Same(AckTimes.None, AckTimes.Of([]));

    [Fact]
    public void Of_AHundred_IsExact()
    {
        var times = AckTimes.Of(Enumerable.Range(1, 100).Select(at => at * 11_000L).Reverse());

        Assert.Equal((100, 550, 1089, 1100), (times.Count, times.P50.TotalMilliseconds, times.P99.TotalMilliseconds, times.Max.TotalMilliseconds));
        Assert.Equal(10, times.Over);
    }

    [Fact]
    public void Of_Anything_HalfAreAtMostTheP50AndOneInAHundredAboveTheP99() =>
        Gen.Long[0, 3_000_000].Array[1, 500].Sample(took =>
        {
            var times = AckTimes.Of(took);
            Assert.Contains((long)times.P50.TotalMicroseconds, took);
            Assert.True(took.Count(one => one <= times.P50.TotalMicroseconds) * 2 >= took.Length);
            Assert.True(took.Count(one => one > times.P99.TotalMicroseconds) * 100 <= took.Length);
            Assert.Equal(took.Max(), times.Max.TotalMicroseconds);
            Assert.Equal(took.Count(one => one > 1_000_000), times.Over);
        });
}
