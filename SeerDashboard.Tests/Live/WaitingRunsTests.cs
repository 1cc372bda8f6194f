using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Live;

/// <summary>What waits for somebody is not forgotten for what is done.</summary>
public sealed class WaitingRunsTests
{
    private readonly FakeTimeProvider _clock = new(Some.Noon);

    [Fact]
    public void Full_WhatIsDoneGoesFirst()
    {
        var runs = new RecentRuns(4, _clock);
        Put(runs, (1, RunState.CodeReady), (2, RunState.Merged), (3, RunState.PlanReady), (4, RunState.Running), (5, RunState.Merged), (6, RunState.Merged));
        Assert.Equal([6, 5, 3, 1], Ids(runs));
    }

    [Fact]
    public void Full_OfWhatWaits_HalfStaysForTheNewest()
    {
        var runs = new RecentRuns(4, _clock);
        Put(runs, (1, RunState.CodeReady), (2, RunState.CodeReady), (3, RunState.CodeReady), (4, RunState.Merged), (5, RunState.Running));
        Assert.Equal([5, 4, 3, 2], Ids(runs));
    }

    [Fact]
    public void Full_PullRequestThatAgedOutMeanwhile_WaitsNoMore()
    {
        var runs = new RecentRuns(2, _clock);
        runs.Put(Some.Run(1, 1) with { State = RunState.PullRequestOpened, AgesOutAt = Some.Noon.AddDays(7) });
        _clock.Advance(TimeSpan.FromDays(8));
        Put(runs, (2, RunState.Running), (3, RunState.Running));
        Assert.Equal([3, 2], Ids(runs));
    }

    [Fact]
    public async Task Start_OfAStoreWithMore_ReadsWhatStillWaitsToo()
    {
        var store = new FakeStore();
        store.Write(1, state: RunState.CodeReady);
        store.Write(2, state: RunState.RootCauseFound);
        for (var id = 3; id <= 300; id++)
            store.Write(id, state: RunState.Merged);
        var options = Options.Create(new LiveOptions { RecentRuns = 200 });
        var feed = new RunFeed(new StoreChanges(), options, _clock, NullLogger<RunFeed>.Instance);
        using var catchUp = new CatchUp(store.Source, feed, options, _clock);
        await catchUp.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => Task.FromResult(feed.Find(Some.Key(1)) is not null && feed.Find(Some.Key(2)) is not null));
        Assert.Equal((200, 300), (feed.Newest(1000).Count, feed.Cursor));
        await catchUp.StopAsync(CancellationToken.None);
    }

    private static void Put(RecentRuns runs, params (long Id, RunState State)[] these)
    {
        foreach (var (id, state) in these)
            runs.Put(Some.Run(id, id) with { State = state });
    }

    private static IEnumerable<long> Ids(RecentRuns runs) => runs.Newest(10).Select(run => run.RunId.Value);
}
