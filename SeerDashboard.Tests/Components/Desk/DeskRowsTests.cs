using SeerDashboard.Access;
using SeerDashboard.Components.Desk;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Runs;
using static SeerDashboard.Tests.Components.Desk.Told;

namespace SeerDashboard.Tests.Components.Desk;

public sealed class DeskRowsTests
{
    private static readonly DateTimeOffset Now = Story.Second(400);

    private readonly DeskRows _rows = new();

    [Fact]
    public void Take_All_ShowsGroupsInTriageOrderAndLeavesEmptyOnesOut()
    {
        Take([Running(1), Found(2), Coded(3), Merged(4), Planned(5)]);
        Assert.Equal("ReadyForReview 1: 3; PlanReady 1: 5; RootCauseFound 1: 2; Running 1: 1; Done 1: 4", _rows.Rows());
    }

    [Fact]
    public void Take_Chosen_ShowsThatGroupAlone()
    {
        Take([Running(1), Found(2)], new() { Chosen = DeskGroup.RootCauseFound });
        Assert.Equal("RootCauseFound 1: 2", _rows.Rows());
        Take([Running(1)], new() { Chosen = DeskGroup.RootCauseFound });
        Assert.Equal("", _rows.Rows());
    }

    [Fact]
    public void Take_Snoozed_IsOutOfSightUntilItIsChosen()
    {
        var asleep = Found(1) with { SnoozedUntilNews = true };
        Take([asleep]);
        Assert.Equal("", _rows.Rows());
        Take([asleep], new() { Chosen = DeskGroup.Snoozed });
        Assert.Equal("Snoozed 1: 1", _rows.Rows());
    }

    [Fact]
    public void Take_Collapsed_KeepsTheHeadingAndItsCount()
    {
        Take([Running(1), Found(2)], new() { Collapsed = new HashSet<DeskGroup> { DeskGroup.Running } });
        Assert.Equal("RootCauseFound 1: 2; Running 1: ", _rows.Rows());
        Assert.Equal((true, 0), (_rows.Sections[1].IsCollapsed, _rows.Sections[1].More));
    }

    [Fact]
    public void Take_MoreThanAPage_SaysHowManyMore()
    {
        var runs = Enumerable.Range(1, 60).Select(id => Found(id)).ToList();
        Take(runs);
        Assert.Equal((60, 25, 35), (_rows.Sections[0].Count, _rows.Sections[0].Rows.Count, _rows.Sections[0].More));
        Take(runs, new() { More = new Dictionary<DeskGroup, int> { [DeskGroup.RootCauseFound] = 50 } });
        Assert.Equal((60, 0), (_rows.Sections[0].Rows.Count, _rows.Sections[0].More));
    }

    [Fact]
    public void Take_Done_ShowsThisWeekAndTheRestOnRequest()
    {
        var old = Merged(1) with { UpdatedAt = Now.AddDays(-8) };
        var young = Merged(2) with { UpdatedAt = Now.AddDays(-6) };
        Take([old, young]);
        Assert.Equal(("Done 1: 2", 1), (_rows.Rows(), _rows.Sections[0].More));
        Take([old, young], new() { More = new Dictionary<DeskGroup, int> { [DeskGroup.Done] = 50 } });
        Assert.Equal(("Done 1: 2 1", 0), (_rows.Rows(), _rows.Sections[0].More));
    }

    [Fact]
    public void Take_OnlyOldDone_IsThereWhenItIsChosen()
    {
        var old = Merged(1) with { UpdatedAt = Now.AddDays(-8) };
        Take([old]);
        Assert.Empty(_rows.Sections);
        Take([old], new() { Chosen = DeskGroup.Done });
        Assert.Equal(("Done 0: ", 1), (_rows.Rows(), _rows.Sections[0].More));
    }

    [Fact]
    public void Next_IsTheFirstThatWaitsForWhoLooks()
    {
        var me = new Me("Mia", Roles.Admin);
        var theirs = Coded(1) with { ClaimedBy = "Jo" };
        Take([Running(9), theirs, Coded(2) with { ClaimedBy = "mia" }, Found(3)], new() { Me = me });
        Assert.Equal(new RunId(2), _rows.Next?.RunId);
        Take([Running(9), theirs, Found(3)], new() { Me = me });
        Assert.Equal(new RunId(3), _rows.Next?.RunId);
        Take([Running(9), theirs, Merged(4)], new() { Me = me });
        Assert.Null(_rows.Next);
    }

    private void Take(IReadOnlyList<RunSummary> runs, DeskLook? look = null)
    {
        var board = DeskBoard.Of(runs, Now);
        _rows.Take(board, board, look ?? new());
    }
}
