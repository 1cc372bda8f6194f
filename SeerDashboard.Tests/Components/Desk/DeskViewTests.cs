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
    private readonly RunFeed _feed;
    private readonly DeskNow _now;
    private readonly DeskView _view;

    public DeskViewTests()
    {
        _feed = new(new StoreChanges(), Options.Create(new LiveOptions()), _clock, NullLogger<RunFeed>.Instance);
        _now = new(_feed, new StepTimes(null!, _clock, NullLogger<StepTimes>.Instance), new IntegrationDirectory(Options.Create(new SentryOptions()), null!, null!, null!), _clock);
        _view = new(_now, new HashSet<DeskGroup>()) { Me = new("Mia", Roles.Operator) };
    }

    public void Dispose() => _now.Dispose();

    [Fact]
    public void Paused_NothingMoves_WhatComesIsCounted_AndTheCountOfWhatNeedsOneGoesOn()
    {
        Tell(Running(1));
        _view.Pause(pause: true);
        Assert.Equal(_clock.GetUtcNow(), _view.PausedAt);
        Tell(Found(1) with { Version = 9 }, Coded(2));
        Assert.Equal(("Running 1: 1", 2, 1), (_view.Rows.Rows(), _view.Waiting, _view.Needs));
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

    private void Tell(params RunSummary[] runs)
    {
        _feed.Read(runs);
        _view.Take(DeskQuery.All);
    }
}
