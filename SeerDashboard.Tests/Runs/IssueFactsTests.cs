using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Runs;

public sealed class IssueFactsTests
{
    [Fact]
    public void Merge_SameSecond_TheDeliverySentBecauseOfItWins()
    {
        var created = new IssueFacts { Status = new("unresolved", Story.Noon), Assignee = new("", Story.Noon) };
        var resolved = new IssueFacts { Status = new("resolved", Story.Noon) { Weight = 1 } };
        Assert.Equal("resolved", created.Merge(resolved).Status!.Value);
        Assert.Equal("resolved", resolved.Merge(created).Status!.Value);
    }

    [Fact]
    public void Merge_LaterWord_WinsWhateverItsWeight()
    {
        var resolved = new IssueFacts { Status = new("resolved", Story.Noon) { Weight = 1 } };
        var regressed = new IssueFacts { Status = new("unresolved", Story.Second(1)) };
        Assert.Equal("unresolved", resolved.Merge(regressed).Status!.Value);
        Assert.Equal("unresolved", regressed.Merge(resolved).Status!.Value);
    }
}
