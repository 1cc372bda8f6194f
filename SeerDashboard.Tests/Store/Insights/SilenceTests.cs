using CsCheck;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Tests.Store.Insights;

/// <summary>What is much longer than usual.</summary>
public sealed class SilenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 15, 20, 0, TimeSpan.Zero);

    /// <summary>Gaps in seconds, from the newest back.</summary>
    private static readonly Gen<int[]> Gaps = Gen.Frequency((4, Gen.Int[1, 120]), (3, Gen.Int[120, 3_600]), (1, Gen.Int[3_600, 90_000])).Array[0, 400];

    /// <summary>What came, when the newest came <paramref name="last"/> ago.</summary>
    private static long[] Came(IEnumerable<int> gaps, TimeSpan last, DateTimeOffset now)
    {
        List<long> came = [(now - last).UtcTicks];
        foreach (var gap in gaps)
            came.Add(came[^1] - (gap * TimeSpan.TicksPerSecond));
        came.Reverse();
        return [.. came];
    }

    private static long[] Every(TimeSpan gap, TimeSpan last, int count = 2_000) => Came(Enumerable.Repeat((int)gap.TotalSeconds, count), last, Now);

    [Fact]
    public void Of_NothingEver_IsNoAlarm() => Assert.False(Silence.Of([], Now).IsAlarm);

    [Theory]
    [InlineData(2, 30, false)]
    [InlineData(2, 31, true)]
    [InlineData(20, 59, false)]
    [InlineData(20, 61, true)]
    public void Of_SteadyDeliveries_AlarmsAfterThreeTimesTheGapAndHalfAnHour(int every, int minutes, bool alarm) =>
        Assert.Equal(alarm, Silence.Of(Every(TimeSpan.FromMinutes(every), TimeSpan.FromMinutes(minutes)), Now).IsAlarm);

    [Fact]
    public void Of_NightsWithoutDeliveries_AreUsualAtNightOnly()
    {
        // Every 10 minutes from 8 to 18 o'clock, for two weeks.
        long[] came = [.. Enumerable.Range(0, 15 * 24 * 6).Select(at => Now.AddMinutes(-20 - (10 * at)).AddDays(-1)).Where(at => at.Hour is >= 8 and < 18).Order().Select(at => at.UtcTicks)];
        var last = new DateTimeOffset(came[^1], TimeSpan.Zero);
        var evening = new DateTimeOffset(last.Date.AddHours(17).AddMinutes(50), TimeSpan.Zero);
        came = [.. came, .. Enumerable.Range(1, 200).Select(at => last.AddMinutes(10 * at)).TakeWhile(at => at <= evening).Select(at => at.UtcTicks)];

        Assert.False(Silence.Of(came, evening.AddHours(11)).IsAlarm);
        Assert.True(Silence.Of(came, evening.AddHours(17)).IsAlarm);
        Assert.Equal(TimeSpan.FromMinutes(10), Silence.Of(came, evening.AddHours(17)).Usual);
    }

    [Theory]
    [InlineData(13)]
    [InlineData(15)]
    [InlineData(100)]
    public void Of_SilenceOfWeeks_IsNotForgotten(int days)
    {
        var silence = Silence.Of(Every(TimeSpan.FromMinutes(20), TimeSpan.FromDays(days)), Now);
        Assert.Equal((true, TimeSpan.FromMinutes(20), TimeSpan.FromDays(days)), (silence.IsAlarm, silence.Usual, silence.Gap));
    }

    [Fact]
    public void Of_FewGapsOrAShortHistory_IsNeverUsual()
    {
        Assert.Null(Silence.Of(Every(TimeSpan.FromHours(3), TimeSpan.FromDays(3), Silence.FewestGaps - 1), Now).Usual);
        Assert.NotNull(Silence.Of(Every(TimeSpan.FromHours(3), TimeSpan.FromDays(3), Silence.FewestGaps), Now).Usual);
        Assert.Null(Silence.Of(Every(TimeSpan.FromMinutes(1), TimeSpan.FromDays(3), 2_000), Now).Usual);
    }

    [Fact]
    public void Of_Anything_AlarmsOnlyBeyondHalfAnHourAndThreeTimesTheUsual() =>
        Gen.Select(Gaps, Gen.Int[0, 400_000]).Sample((gaps, seconds) =>
        {
            var silence = Silence.Of(Came(gaps, TimeSpan.FromSeconds(seconds), Now), Now);
            if (silence.IsAlarm)
                Assert.True(gaps.Length >= Silence.FewestGaps && silence.Gap > Silence.Least && silence.Gap > silence.Usual * 3);
            if (silence.Usual is { } usual)
                Assert.InRange(usual.TotalSeconds, gaps.Min(), gaps.Max());
        }, iter: 2_000);

    [Fact]
    public void Of_WholeWeeksLater_IsTheSame() =>
        Gen.Select(Gaps, Gen.Int[0, 400_000], Gen.Int[1, 40]).Sample((gaps, seconds, weeks) =>
            Assert.Equal(
                Silence.Of(Came(gaps, TimeSpan.FromSeconds(seconds), Now), Now) with { Newest = null },
                Silence.Of(Came(gaps, TimeSpan.FromSeconds(seconds), Now.AddDays(7 * weeks)), Now.AddDays(7 * weeks)) with { Newest = null }));

    [Fact]
    public void Of_WhatIsOlderThanRemembered_MakesNoDifference() =>
        Gen.Select(Gaps, Gaps, Gen.Int[0, 400_000]).Sample((gaps, older, seconds) =>
        {
            var came = Came(gaps, TimeSpan.FromSeconds(seconds), Now);
            var long_ago = Came(older, Silence.Remembered + TimeSpan.FromSeconds(seconds + 1), Now).Where(ticks => ticks < came[0]);
            Assert.Equal(Silence.Of(came, Now), Silence.Of([.. long_ago, .. came], Now));
        });

    [Fact]
    public void Of_ADeliveryJustNow_EndsEveryAlarm() =>
        Gen.Select(Gaps, Gen.Int[0, 400_000]).Sample((gaps, seconds) =>
            Assert.False(Silence.Of([.. Came(gaps, TimeSpan.FromSeconds(seconds), Now), Now.UtcTicks], Now).IsAlarm));
}
