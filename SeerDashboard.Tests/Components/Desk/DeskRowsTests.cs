using SeerDashboard.Components.Desk;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Components.Desk;

public sealed class DeskRowsTests
{
    private static readonly DateTimeOffset Now = Story.Second(100);

    private readonly DeskRows _rows = new();

    [Fact]
    public void Take_All_KeepsTheOrderOfTheFeedAndCountsStates()
    {
        Take([Running(3), Found(2), Running(1)]);
        Assert.Equal([3, 2, 1], Ids());
        Assert.Equal((3, 2, 1), (_rows.All, _rows.Counts[RunState.Running], _rows.Counts[RunState.RootCauseFound]));
    }

    [Fact]
    public void Take_Filter_LeavesOthersOutButCountsThem()
    {
        Take([Running(3), Found(2), Running(1)], RunState.RootCauseFound);
        Assert.Equal([2], Ids());
        Assert.Equal((3, 1, 2), (_rows.All, _rows.Matching, _rows.Counts[RunState.Running]));
    }

    [Fact]
    public void Take_AfterTheQuietTime_IsQuiet()
    {
        var run = Running(1);
        Take([run], now: run.QuietAt);
        Assert.Equal(RunState.Quiet, Assert.Single(_rows.Shown).State);
    }

    [Fact]
    public void Turned_OnlyTheClock_SaysSo()
    {
        var run = Running(1);
        Take([run]);
        Assert.False(_rows.Turned(run.QuietAt!.Value.AddSeconds(-1)));
        Assert.True(_rows.Turned(run.QuietAt!.Value));
    }

    [Fact]
    public void Held_NewAndReordered_WaitWhileRowsAreBroughtUpToDate()
    {
        Take([Running(2), Running(1)]);
        Take([Running(3), Found(1), Running(2)], held: true);
        Assert.Equal([2, 1], Ids());
        Assert.Equal(RunState.RootCauseFound, _rows.Shown[1].State);
        Assert.Equal(1, _rows.Waiting);

        Take([Running(3), Found(1), Running(2)]);
        Assert.Equal([3, 1, 2], Ids());
        Assert.Equal(0, _rows.Waiting);
    }

    [Fact]
    public void Held_RowThatLeftTheFilter_StaysUntilReleased()
    {
        Take([Running(1)], RunState.Running);
        Take([Found(1)], RunState.Running, held: true);
        Assert.Equal([1], Ids());
        Take([Found(1)], RunState.Running);
        Assert.Empty(_rows.Shown);
    }

    [Fact]
    public void Held_RunThatVanished_IsNotKept()
    {
        Take([Running(2), Running(1)]);
        Take([Running(1)], held: true);
        Assert.Equal([1], Ids());
    }

    [Fact]
    public void Held_AnotherFilter_ShowsItAtOnce()
    {
        Take([Running(2), Found(1)]);
        Take([Running(2), Found(1)], RunState.RootCauseFound, held: true);
        Assert.Equal([1], Ids());
    }

    [Fact]
    public void Held_EmptyList_TakesTheFirstRun()
    {
        Take([]);
        Take([Running(1)], held: true);
        Assert.Equal([1], Ids());
    }

    [Fact]
    public void Take_MoreThanTheLimit_ShowsTheNewest()
    {
        Take([Running(3), Running(2), Running(1)], limit: 2);
        Assert.Equal([3, 2], Ids());
        Assert.Equal(3, _rows.Matching);
    }

    [Fact]
    public void IsShared_SameNumberOfTwoSenders_OnlyThat()
    {
        Take([Running(7) with { Installation = "one" }, Running(7) with { Installation = "two" }, Running(8)]);
        Assert.True(_rows.IsShared(new RunId(7)));
        Assert.False(_rows.IsShared(new RunId(8)));
    }

    [Fact]
    public void Next_IsTheFirstThatWaitsForSomebody()
    {
        var dealtWith = Found(5) with { Issue = new() { Status = "resolved" } };
        var superseded = Found(4) with { SupersededBy = new RunId(9) };
        Take([Running(6), dealtWith, superseded, Found(3), Found(2)]);
        Assert.Equal(new RunId(3), _rows.Next?.RunId);
        Take([Running(6), dealtWith, superseded]);
        Assert.Null(_rows.Next);
    }

    private void Take(IReadOnlyList<RunSummary> runs, RunState? filter = null, bool held = false, DateTimeOffset? now = null, int limit = 200) =>
        _rows.Take(runs, filter, now ?? Now, held, limit);

    private IEnumerable<long> Ids() => _rows.Shown.Select(run => run.RunId.Value);

    private static RunSummary Running(long id) => Story.Summed(Story.At(0, SeerAction.RootCauseStarted)) with { RunId = new RunId(id) };

    private static RunSummary Found(long id) =>
        Story.Summed(Story.At(0, SeerAction.RootCauseStarted), Story.At(60, SeerAction.RootCauseCompleted)) with { RunId = new RunId(id) };
}
