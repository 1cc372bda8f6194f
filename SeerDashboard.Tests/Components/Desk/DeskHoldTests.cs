using SeerDashboard.Components.Desk;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Runs;
using static SeerDashboard.Tests.Components.Desk.Told;

namespace SeerDashboard.Tests.Components.Desk;

/// <summary>Rows keep their places while somebody points at them.</summary>
public sealed class DeskHoldTests
{
    private static readonly DeskLook Held = new() { Held = true };

    private readonly DeskRows _rows = new();

    [Fact]
    public void Held_NewAndMoved_WaitWhileRowsAreBroughtUpToDate()
    {
        Take(new(), Running(1), Running(2));
        Take(Held, Found(1), Running(2), Running(3));
        Assert.Equal("Running 2: 1 2", _rows.Rows());
        Assert.Equal(RunState.RootCauseFound, _rows.Shown.First().Run.State);
        Assert.Equal(2, _rows.Waiting);

        Take(new(), Found(1), Running(2), Running(3));
        Assert.Equal("RootCauseFound 1: 1; Running 2: 2 3", _rows.Rows());
        Assert.Equal(0, _rows.Waiting);
    }

    [Fact]
    public void Held_RowThatLeftItsGroup_StaysThoughTheGroupIsEmpty()
    {
        Take(new() { Chosen = DeskGroup.Running }, Running(1));
        Take(Held with { Chosen = DeskGroup.Running }, Found(1));
        Assert.Equal(("Running 0: 1", 1), (_rows.Rows(), _rows.Waiting));
        Take(new() { Chosen = DeskGroup.Running }, Found(1));
        Assert.Empty(_rows.Sections);
    }

    [Fact]
    public void Held_RowNoLongerAskedFor_StaysUntilReleased()
    {
        Take(new(), Running(1), Running(2));
        var all = DeskBoard.Of([Running(1), Running(2) with { ClaimedBy = "Jo" }], Story.Second(100));
        var asked = all.Asked(new() { Who = DeskWho.Unclaimed }, me: null, found: null);
        _rows.Take(all, asked, Held);
        Assert.Equal(("Running 1: 1 2", 1), (_rows.Rows(), _rows.Waiting));
    }

    [Fact]
    public void Held_RunThatVanished_IsNotKept()
    {
        Take(new(), Running(1), Running(2));
        Take(Held, Running(1));
        Assert.Equal(("Running 1: 1", 0), (_rows.Rows(), _rows.Waiting));
    }

    [Fact]
    public void Held_RunThatIsFoldedUnderANewOne_KeepsItsRow()
    {
        Take(new(), Found(1, issue: 7));
        Take(Held, Found(1, issue: 7).Under(2), Running(2, issue: 7));
        Assert.Equal("RootCauseFound 0: 1", _rows.Rows());
        Assert.Equal(2, _rows.Waiting);
        Take(new(), Found(1, issue: 7).Under(2), Running(2, issue: 7));
        Assert.Equal("Running 1: 2", _rows.Rows());
    }

    [Fact]
    public void Held_RowThatTheViewerMoved_GoesToItsPlaceAlone()
    {
        Take(new(), Coded(1, at: 100), Coded(2, at: 110), Coded(3, at: 120));
        var done = Coded(2, at: 110) with { Done = new("Mia", Story.Second(130), Story.Second(110)) };
        Take(Held with { Free = new HashSet<RunKey> { done.Key } }, Coded(1, at: 100), done, Coded(3, at: 120), Found(4));
        Assert.Equal("ReadyForReview 2: 1 3; Done 1: 2", _rows.Rows());
        Assert.Equal(1, _rows.Waiting);
    }

    [Fact]
    public void Held_RowThatTheViewerBroughtBack_StandsWhereItStood()
    {
        var done = Coded(2, at: 110) with { Done = new("Mia", Story.Second(130), Story.Second(110)) };
        Take(new(), Coded(1, at: 100), done, Coded(3, at: 120));
        Take(Held with { Free = new HashSet<RunKey> { done.Key } }, Coded(1, at: 100), Coded(2, at: 110), Coded(3, at: 120));
        Assert.Equal("ReadyForReview 3: 1 2 3", _rows.Rows());
    }

    [Fact]
    public void Held_AnotherGroupChosen_ShowsItAtOnce()
    {
        Take(new(), Running(2), Found(1));
        Take(Held with { Chosen = DeskGroup.RootCauseFound }, Running(2), Found(1));
        Assert.Equal("RootCauseFound 1: 1", _rows.Rows());
    }

    [Fact]
    public void Held_EmptyList_TakesTheFirstRun()
    {
        Take(new());
        Take(Held, Running(1));
        Assert.Equal("Running 1: 1", _rows.Rows());
    }

    private void Take(DeskLook look, params RunSummary[] runs)
    {
        var board = DeskBoard.Of(runs, Story.Second(100));
        _rows.Take(board, board, look);
    }
}
