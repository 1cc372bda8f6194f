using SeerDashboard.Runs;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class CanonicalOrderTests
{
    [Fact]
    public void Order_DifferentTimes_ByTimeOfSending()
    {
        var late = At(1, SeerAction.RootCauseStarted);
        var early = At(0, SeerAction.IterationCompleted);
        Assert.Equal([early, late], new[] { late, early }.Order(CanonicalOrder.Instance));
    }

    [Fact]
    public void Order_SameTime_ByRank()
    {
        string[] actions =
        [
            "root_cause_started", "root_cause_completed", "solution_started", "solution_completed", "coding_started",
            "coding_completed", "pr_created", "pr_ready_for_review", "iteration_started", "iteration_completed", "a_new_action",
        ];
        var sorted = actions.Reverse().Select(action => At(0, action)).Order(CanonicalOrder.Instance);
        Assert.Equal(actions, sorted.Select(seen => seen.Action));
        Assert.Equal(Enumerable.Range(0, 11), actions.Select(SeerAction.Rank));
    }

    [Fact]
    public void Order_SameTimeAndRank_ByBodyHash()
    {
        var b = At(0, SeerAction.CodingCompleted, "b");
        var a = At(0, SeerAction.CodingCompleted, "a");
        Assert.Equal([a, b], new[] { b, a }.Order(CanonicalOrder.Instance));
    }

    [Fact]
    public void Order_CopiesSentTogether_ByKindAndRequestId()
    {
        var first = At(0, SeerAction.CodingStarted) with { RequestId = "2" };
        var second = first with { Kind = IntegrationKind.Published, RequestId = "1" };
        var third = second with { RequestId = "3" };
        Assert.Equal([first, second, third], new[] { third, second, first }.Order(CanonicalOrder.Instance));
    }
}
