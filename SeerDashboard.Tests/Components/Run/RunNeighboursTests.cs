using SeerDashboard.Components.Desk;
using SeerDashboard.Components.Run;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Components.Run;

public sealed class RunNeighboursTests
{
    private static readonly RunSummary First = Summed(1, SeerAction.CodingCompleted);
    private static readonly RunSummary Second = Summed(2, SeerAction.SolutionCompleted);
    private static readonly RunSummary Third = Summed(3, SeerAction.RootCauseCompleted);

    [Fact]
    public void Run_OnTheDesk_StandsBetweenItsNeighbours()
    {
        var place = Of(Second, First, Second, Third);

        Assert.Equal((2, 3, First.Key, Third.Key), (place.Number, place.Count, place.Before!.Key, place.After!.Key));
    }

    [Fact]
    public void Run_AtTheEnd_HasNoneAfterIt()
    {
        Assert.Null(Of(Third, First, Second, Third).After);
        Assert.Null(Of(First, First, Second, Third).Before);
    }

    [Fact]
    public void Run_ThatLeftTheFilter_KeepsItsNeighbours()
    {
        var before = RunNeighbours.Of(Board(First, Second, Third), null, Second.Key, RunNeighbours.None);
        var place = RunNeighbours.Of(Board(First, Third), null, Second.Key, before);

        Assert.Equal((null, 2, First.Key, Third.Key), (place.Number, place.Count, place.Before!.Key, place.After!.Key));
    }

    [Fact]
    public void Run_OutsideTheFilter_LeadsIntoIt()
    {
        var place = Of(Third, First, Second);

        Assert.Equal((null, First.Key), (place.Number, place.After!.Key));
    }

    [Fact]
    public void Group_ThatWasChosen_IsAllThereIs() =>
        Assert.Equal(new RunNeighbours(1, 1, null, null), RunNeighbours.Of(Board(First, Second, Third), DeskGroup.PlanReady, Second.Key, RunNeighbours.None));

    [Fact]
    public void Run_ThatIsDone_StandsAmongWhatIsDone()
    {
        var done = Third with { Done = new("MK", Story.Second(9), Story.Second(9)) };

        Assert.Equal(new RunNeighbours(1, 1, null, null), Of(done, First, Second, done));
        Assert.Equal((1, 2), Of(First, First, Second, done) is var place ? (place.Number!.Value, place.Count) : default);
    }

    [Fact]
    public void Run_FoldedUnderANewerOne_StandsWhereThatDoes()
    {
        var newer = Second with { GroupId = new(5) };
        var older = First with { GroupId = new(5), SupersededBy = newer.RunId };

        Assert.Equal((1, 2), Of(older, newer, older, Third) is var place ? (place.Number!.Value, place.Count) : default);
    }

    private static RunNeighbours Of(RunSummary run, params IReadOnlyList<RunSummary> all) => RunNeighbours.Of(Board(all), null, run.Key, RunNeighbours.None);

    private static DeskBoard Board(params IReadOnlyList<RunSummary> all) => DeskBoard.Of(all, Story.Second(60));

    private static RunSummary Summed(long number, string action) => Story.Summed(Story.At(number, action, "shop/cart.py")) with { RunId = new(number) };
}
