using SeerDashboard.Live;

namespace SeerDashboard.Tests.Live;

/// <summary>What waits for one who reads changes.</summary>
public sealed class ChangeListenerTests
{
    private static readonly TimeSpan NoTime = TimeSpan.Zero;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Waiting_IsTheNewestOfEachRun_InTheirOrder()
    {
        using var listener = Listener();
        listener.Offer([Changed(1, 1), Changed(2, 2)]);
        listener.Offer([Changed(1, 3)]);
        var (changed, hasReset) = await listener.TakeAsync(NoTime, Cancel);
        Assert.Equal([(2, 2), (1, 3)], changed.Select(run => (run.Run.RunId.Value, run.Version)));
        Assert.False(hasReset);
        Assert.Empty((await listener.TakeAsync(NoTime, Cancel)).Changed);
    }

    [Fact]
    public async Task WhoLetsMoreRunsWaitThanTheBound_IsDropped_AndNothingIsHeldForThem()
    {
        using var listener = Listener();
        for (var run = 1; run <= ChangeListener.MostWaiting; run++)
            listener.Offer([Changed(run, run)]);
        // The same runs once more take no more room.
        listener.Offer([Changed(1, ChangeListener.MostWaiting + 1)]);
        Assert.False(listener.IsDropped);
        listener.Offer([Changed(ChangeListener.MostWaiting + 1, ChangeListener.MostWaiting + 2)]);
        Assert.True(listener.IsDropped);
        listener.Offer([Changed(1, ChangeListener.MostWaiting + 3)]);
        Assert.Empty((await listener.TakeAsync(NoTime, Cancel)).Changed);
    }

    private static ChangeListener Listener() => new(from: 0, whose: null, TimeProvider.System, _ => { });

    private static ChangedRun Changed(long run, long version) => ChangedRun.Of(Some.Run(run, version, "Cart total is undefined"), Some.Noon);
}
