using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Live;

public sealed class RunFeedTests
{
    private readonly StoreChanges _changes = new();
    private readonly FakeTimeProvider _clock = new(Some.Noon);
    private readonly RunFeed _feed;
    private readonly List<RunSummary> _heard = [];
    private int _resets;

    public RunFeedTests()
    {
        _feed = new RunFeed(_changes, Options.Create(new LiveOptions { RecentRuns = 3 }), _clock, NullLogger<RunFeed>.Instance);
        _feed.Watch(_heard.Add);
        _feed.WatchResets(() => _resets++);
    }

    [Fact]
    public void Pushed_NewRun_IsShownAndTold()
    {
        _feed.Pushed(Some.Run(1, 7));

        Assert.Equal(7, _feed.Find(Some.Key(1))!.Version);
        Assert.Equal(7, Assert.Single(_heard).Version);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void Pushed_NotNewer_IsDropped(long version)
    {
        _feed.Pushed(Some.Run(1, 7, "new"));
        _feed.Pushed(Some.Run(1, version, "old"));

        Assert.Equal("new", _feed.Find(Some.Key(1))!.Headline);
        Assert.Single(_heard);
    }

    [Fact]
    public void Pushed_ReadAlready_IsDroppedEvenWhenTheRunIsGone()
    {
        _feed.Replace(_feed.BeginRead(), [Some.Run(2, 9)], 9);

        _feed.Pushed(Some.Run(1, 8));

        Assert.Null(_feed.Find(Some.Key(1)));
    }

    [Fact]
    public void Pushed_AsksForNoReadAndDoesNotMoveTheCursor()
    {
        _feed.Replace(_feed.BeginRead(), [Some.Run(1, 1)], 1);
        Assert.Equal(0, _feed.Hints.Count);

        _feed.Pushed(Some.Run(1, 5));

        Assert.Equal(1, _feed.Cursor);
        Assert.Equal(0, _feed.Hints.Count);
    }

    [Fact]
    public void Read_WhatWasPushed_MovesTheCursorAndTellsNobody()
    {
        _feed.Replace(_feed.BeginRead(), [], 0);
        _feed.Pushed(Some.Run(1, 5));

        _feed.Read([Some.Run(1, 5)]);

        Assert.Equal(5, _feed.Cursor);
        Assert.Single(_heard);
    }

    [Fact]
    public void Newest_MoreThanAreKept_ForgetsTheOnesWithoutNewsForLongest()
    {
        for (var id = 1; id <= 5; id++)
            _feed.Pushed(Some.Run(id, id));
        _feed.Pushed(Some.Run(3, 6));

        Assert.Equal([3, 5, 4], _feed.Newest(10).Select(run => run.RunId.Value));
        Assert.Equal([3], _feed.Newest(1).Select(run => run.RunId.Value));
    }

    [Fact]
    public void Find_SameNumberFromTwoSenders_KeepsThemApart()
    {
        var other = Some.Run(1, 2) with { Integration = "other" };
        _feed.Pushed(Some.Run(1, 1));
        _feed.Pushed(other);

        Assert.Equal(1, _feed.Find(Some.Key(1))!.Version);
        Assert.Equal(2, _feed.Find(other.Key)!.Version);
    }

    [Fact]
    public void Watch_OneThrows_TheOthersAreTold()
    {
        var later = 0;
        _feed.Watch(_ => throw new InvalidOperationException("a broken page"));
        _feed.Watch(_ => later++);

        _feed.Pushed(Some.Run(1, 1));

        Assert.Equal(1, later);
    }

    [Fact]
    public void Watch_DisposedTwice_HearsNothingMore()
    {
        var heard = 0;
        var watch = _feed.Watch(_ => heard++);
        _feed.Pushed(Some.Run(1, 1));
        watch.Dispose();
        watch.Dispose();
        _feed.Pushed(Some.Run(1, 2));

        Assert.Equal(1, heard);
        Assert.Equal(2, _heard.Count);
    }

    [Fact]
    public void Watch_DisposedWhileBeingTold_DoesNotDisturbTheOthers()
    {
        IDisposable? own = null;
        own = _feed.Watch(_ => own!.Dispose());
        var later = 0;
        _feed.Watch(_ => later++);

        _feed.Pushed(Some.Run(1, 1));
        _feed.Pushed(Some.Run(1, 2));

        Assert.Equal(2, later);
    }

    [Fact]
    public void EndRead_PushedBeforeAndNotInTheStore_IsGoneAndSaysSo()
    {
        _feed.Replace(_feed.BeginRead(), [], 0);
        _feed.Pushed(Some.Run(1, 5));
        _feed.Pushed(Some.Run(2, 6));
        _resets = 0;

        var read = _feed.BeginRead();
        _feed.Read([Some.Run(2, 6)]);
        _feed.EndRead(read);

        Assert.Equal([2], _feed.Newest(10).Select(run => run.RunId.Value));
        Assert.Equal(1, _resets);
    }

    [Fact]
    public void EndRead_PushedWhileReading_Stays()
    {
        _feed.Replace(_feed.BeginRead(), [], 0);
        _resets = 0;
        var read = _feed.BeginRead();
        _feed.Read([]);
        _feed.Pushed(Some.Run(1, 5));
        _feed.EndRead(read);

        Assert.NotNull(_feed.Find(Some.Key(1)));
        Assert.Equal(0, _resets);
    }

    [Fact]
    public void Replace_DropsWhatVanishedAndKeepsWhatCameMeanwhile()
    {
        _feed.Pushed(Some.Run(1, 5));
        var read = _feed.BeginRead();
        _feed.Pushed(Some.Run(2, 9, "pushed while reading"));
        _feed.Replace(read, [Some.Run(2, 6), Some.Run(3, 4)], 6);

        Assert.Equal([2, 3], _feed.Newest(10).Select(run => run.RunId.Value));
        Assert.Equal("pushed while reading", _feed.Find(Some.Key(2))!.Headline);
        Assert.Equal(6, _feed.Cursor);
        Assert.Equal(1, _resets);
    }

    [Fact]
    public void Cleared_WhileEverythingIsRead_ReadsOnceMore()
    {
        var read = _feed.BeginRead();
        _changes.Clear();
        _feed.Replace(read, [Some.Run(1, 1)], 1);
        Assert.Null(_feed.Cursor);

        _feed.Replace(_feed.BeginRead(), [], 0);
        Assert.Equal(0, _feed.Cursor);
        Assert.Empty(_feed.Newest(10));
    }

    [Fact]
    public void Status_FollowsLoopAndStore()
    {
        List<FeedStatus> told = [];
        _feed.WatchStatus(told.Add);
        Assert.Equal(new FeedStatus(FeedState.CatchingUp, Some.Noon), _feed.Status);

        _feed.Health.LoopIs(up: true);
        Assert.Equal(FeedState.CatchingUp, _feed.Status.State);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _feed.Health.StoreAnswered();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _feed.Health.StoreAnswered();
        _feed.Health.LoopIs(up: false);

        Assert.Equal([new(FeedState.Live, Some.Noon.AddSeconds(1)), new(FeedState.CatchingUp, Some.Noon.AddSeconds(2))], told);
    }
}
