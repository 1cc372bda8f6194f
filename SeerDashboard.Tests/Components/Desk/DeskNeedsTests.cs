using SeerDashboard.Access;
using SeerDashboard.Components.Desk;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Runs;
using static SeerDashboard.Tests.Components.Desk.Told;

namespace SeerDashboard.Tests.Components.Desk;

/// <summary>What waits for one person, as the tab counts it and a link shows it.</summary>
public sealed class DeskNeedsTests
{
    [Fact]
    public void Needs_IsWhatIsReadyUnlessSomebodyElseHasIt_AndWhatIsMine()
    {
        var board = Board(Coded(1), Coded(2) with { ClaimedBy = "Jo" }, Coded(3) with { ClaimedBy = "Mia" }, Planned(4), Planned(5) with { ClaimedBy = "Mia" }, Running(6) with { ClaimedBy = "Mia" });
        Assert.Equal(3, board.Needs(new Me("Mia", Roles.Operator)));
        Assert.Equal(1, board.Needs(Me.Nobody));
        // The link of that name shows just these.
        Assert.Equal([1, 3, 5], Asked(board, "Mia").Order());
        Assert.Equal([1], Asked(board, me: ""));
    }

    [Fact]
    public void Needs_OfFoldedRuns_AsksTheNewestOfAnIssueOnly()
    {
        var board = Board(Coded(1).Under(2) with { GroupId = new GroupId(7) }, Running(2, issue: 7));
        Assert.Equal(0, board.Needs(Me.Nobody));
        Assert.Empty(Asked(board, me: null));
    }

    private static DeskBoard Board(params RunSummary[] runs) => DeskBoard.Of(runs, Story.Second(400));

    private static IEnumerable<long> Asked(DeskBoard board, string? me)
    {
        var asked = board.Asked(new() { NeedsMe = true }, me, found: null);
        return DeskWords.Groups.SelectMany(group => asked[group]).Select(card => card.Run.RunId.Value);
    }
}
