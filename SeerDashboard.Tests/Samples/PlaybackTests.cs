using SeerDashboard.Samples;

namespace SeerDashboard.Tests.Samples;

public sealed class PlaybackTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 8, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public async Task Play_OneRun_IsStampedWithTheScaledTimesOfItsScript()
    {
        var run = new SampleRuns(1, Generation.Second).All().First();
        var stamps = new List<DateTimeOffset>();

        await Playback(stamps).PlayAsync([run], new(RunsPerMinute: 1, Speed: 20), TestContext.Current.CancellationToken);

        Assert.Equal(run.Deliveries.Select(delivery => Now + (delivery.SentAfter / 20)), stamps);
    }

    [Fact]
    public async Task History_RunsOfHoursAgo_KeepTheirRealPaceAndNeverReachIntoTheFuture()
    {
        List<SampleRun> runs = [.. new SampleRuns(1, Generation.Mixed).All().Take(6)];
        var stamps = new List<DateTimeOffset>();

        await Playback(stamps).PlayHistoryAsync(runs, TimeSpan.FromHours(6), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(runs.Sum(run => run.Deliveries.Count), stamps.Count);
        Assert.Equal(runs[0].Deliveries.Select(delivery => Now - TimeSpan.FromHours(6) + delivery.SentAfter), stamps.Take(runs[0].Deliveries.Count));
        Assert.All(stamps, stamp => Assert.True(stamp <= Now));
    }

    [Fact]
    public async Task Play_SenderFails_StopsTheOtherRunsAndThrows()
    {
        var runs = new SampleRuns(1, Generation.Mixed).All();
        var playback = new Playback((_, _, _, _) => throw new InvalidOperationException("no"), new JumpingClock(Now));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => playback.PlayAsync(runs, new(RunsPerMinute: 60, Speed: 20), TestContext.Current.CancellationToken));

        Assert.Equal("no", error.Message);
    }

    private static Playback Playback(List<DateTimeOffset> stamps) => new(
        (_, _, sentAt, _) =>
        {
            stamps.Add(sentAt);
            return Task.CompletedTask;
        },
        new JumpingClock(Now));

    /// <summary>Whoever waits has waited at once, and so much time has passed.</summary>
    private sealed class JumpingClock(DateTimeOffset start) : TimeProvider
    {
        private DateTimeOffset _now = start;

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _now += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
