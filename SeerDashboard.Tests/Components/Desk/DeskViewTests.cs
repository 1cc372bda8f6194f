using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;
using SeerDashboard.Components.Desk;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Runs;
using static SeerDashboard.Tests.Components.Desk.Told;

namespace SeerDashboard.Tests.Components.Desk;

/// <summary>The desk as one viewer holds, pauses and selects it.</summary>
public sealed class DeskViewTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(Story.Second(100));
    private readonly DeskMemory _memory = new();
    private readonly RunFeed _feed;
    private readonly DeskNow _now;
    private readonly DeskView _view;

    public DeskViewTests()
    {
        _feed = new(new StoreChanges(), Options.Create(new LiveOptions()), _clock, NullLogger<RunFeed>.Instance);
        _now = new(_feed, new StepTimes(null!, _clock, NullLogger<StepTimes>.Instance), new IntegrationDirectory(Options.Create(new SentryOptions()), null!, null!, null!), _clock);
        _view = new(_now, _memory) { Me = new("Mia", Roles.Operator) };
    }

    public void Dispose() => _now.Dispose();

    [Fact]
    public void Paused_NothingMoves_AndWhatComesIsCounted()
    {
        Tell(Running(1));
        _view.Pause(pause: true);
        Assert.Equal(_clock.GetUtcNow(), _view.PausedAt);
        Tell(Found(1) with { Version = 9 }, Coded(2));
        Assert.Equal(("Running 1: 1", 2), (_view.Rows.Rows(), _view.Waiting));
        _view.Pause(pause: false);
        Assert.Equal(("ReadyForReview 1: 2; RootCauseFound 1: 1", 0, null), (_view.Rows.Rows(), _view.Waiting, _view.PausedAt));
    }

    [Fact]
    public void Paused_WhatTheViewerDoesShowsAtOnce()
    {
        Tell(Found(1), Found(2));
        _view.Pause(pause: true);
        var done = Found(1) with { Version = 9, Done = new("Mia", _clock.GetUtcNow(), Found(1).UpdatedAt) };
        _feed.Read([done, Found(3)]);
        _view.Free([done.Key]);
        Assert.Equal("RootCauseFound 1: 2; Done 1: 1", _view.Rows.Rows());
    }

    [Fact]
    public void Selected_RowsHoldTheList_AndOnlyWhatIsShownStaysSelected()
    {
        Tell(Running(1), Running(2));
        _view.Picked.Toggle(Running(1).Key, range: false, [.. _view.Rows.Shown.Select(card => card.Key)]);
        Tell(Running(3));
        Assert.Equal(("Running 3: 1 2", 1), (_view.Rows.Rows(), _view.Waiting));
        _view.Take(new() { Group = DeskGroup.Done });
        Assert.Equal(0, _view.Picked.Count);
    }

    [Fact]
    public void Collapsed_GroupShowsItsHeadingAlone_UntilOpened()
    {
        Tell(Running(1));
        _view.Collapse(DeskGroup.Running);
        Assert.Equal("Running 1: ", _view.Rows.Rows());
        _view.Collapse(DeskGroup.Running);
        Assert.Equal("Running 1: 1", _view.Rows.Rows());
    }

    [Fact]
    public void Held_GroupThatIsOpenedOrAskedMoreOf_ShowsItsRowsAndMovesNoOther()
    {
        _view.Collapse(DeskGroup.Done);
        Tell(Running(1), Running(2), Merged(3));
        _view.Hold(held: true);
        Tell(Found(2) with { Version = 9 });
        _view.Collapse(DeskGroup.Done);
        Assert.Equal("Running 1: 1 2; Done 1: 3", _view.Rows.Rows());
        _view.Collapse(DeskGroup.Done);
        Assert.Equal(("Running 1: 1 2; Done 1: ", 1), (_view.Rows.Rows(), _view.Waiting));
        _view.ShowMore(DeskGroup.Running);
        Assert.Equal("Running 1: 1 2; Done 1: ", _view.Rows.Rows());
        _view.Hold(held: false);
        Assert.Equal("RootCauseFound 1: 2; Running 1: 1; Done 1: ", _view.Rows.Rows());
    }

    [Fact]
    public void Seen_IsWhatWasShown_AndNothingThatWaitsOrWasNotAskedFor()
    {
        Tell(Running(1), Running(2));
        Assert.Equal(2, _view.Seen);
        _view.Hold(held: true);
        Tell(Found(2) with { Version = 9 });
        Assert.Equal((2L, 9L), (_view.Seen, _view.Board.Version));
        _view.TakeAll();
        Assert.Equal(9, _view.Seen);
        _view.Hold(held: false);
        _feed.Read([Running(3) with { Version = 12 }]);
        _view.Take(new() { Group = DeskGroup.Done });
        Assert.Equal(9, _view.Seen);
    }

    [Fact]
    public void Memory_OfTheCircuit_HasWhatWasOpenAndThePause()
    {
        Tell([.. Enumerable.Range(1, 40).Select(id => Running(id))]);
        _view.ShowMore(DeskGroup.Running);
        _view.Pause(pause: true);
        _feed.Read([Running(41)]);

        // The viewer opened a run, and comes back.
        var back = new DeskView(_now, _memory);
        back.Take(DeskQuery.All);
        Assert.Equal((40, 1, _view.PausedAt), (back.Rows.Shown.Count(), back.Waiting, back.PausedAt));
    }

    private void Tell(params RunSummary[] runs)
    {
        _feed.Read(runs);
        _view.Take(DeskQuery.All);
    }
}
