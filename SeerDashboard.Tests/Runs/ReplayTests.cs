using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Runs.StepStatus;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class ReplayTests
{
    [Fact]
    public void Run_OfNothing_IsUnseen()
    {
        var run = Told();
        Assert.Equal((Key, default), (run.Key, run.StartedAt));
        Assert.Equal([Waiting, Waiting, Waiting, Waiting], run.Statuses());
    }

    [Fact]
    public void Run_AllSevenDocumentedActions_IsCompletedThroughout()
    {
        var run = Told(
            At(0, RootCauseStarted), At(108, RootCauseCompleted), At(110, SolutionStarted), At(162, SolutionCompleted),
            At(165, CodingStarted), At(290, CodingCompleted, "cart.py"), At(300, PullRequestCreated));
        Assert.Equal([Completed, Completed, Completed, Completed], run.Statuses());
        Assert.DoesNotContain(run.Steps, step => step.Gap || step.Empty || step.FromPreviousAttempt);
        Assert.Equal((Second(0), Second(300)), (run.StartedAt, run.UpdatedAt));
    }

    [Fact]
    public void Group_IsTheLastDeliveredThatIsNotNull()
    {
        var run = Told(
            At(0, RootCauseStarted), At(1, RootCauseCompleted) with { GroupId = new(4_294_967_297) },
            At(2, SolutionStarted) with { GroupId = new(4_294_967_298) }, At(3, SolutionCompleted));
        Assert.Equal(new GroupId(4_294_967_298), run.GroupId);
    }

    [Fact]
    public void SentryRunId_IsTheLastDeliveredThatIsNotNull()
    {
        var run = Told(At(0, RootCauseStarted) with { SentryRunId = "a" }, At(1, RootCauseCompleted) with { SentryRunId = "b" }, At(2, SolutionStarted));
        Assert.Equal("b", run.SentryRunId);
    }

    [Fact]
    public void UnknownAction_IsListedAndMovesNoStep()
    {
        var run = Told(At(0, "triage_started") with { Unknown = Json("""{"score":1}"""), GroupId = new(7), RootCause = Found });
        var unknown = Assert.Single(run.Unknown);
        Assert.Equal(("triage_started", Second(0), """{"score":1}"""), (unknown.Action, unknown.At, unknown.Data.GetRawText()));
        Assert.Equal([Waiting, Waiting, Waiting, Waiting], run.Statuses());
        Assert.Equal((new GroupId(7), null), (run.GroupId, run.RootCause));
    }

    [Fact]
    public void UnknownAction_WithoutData_IsStillListed() =>
        Assert.Equal("{}", Assert.Single(Told(At(0, "triage_started")).Unknown).Data.GetRawText());

    [Fact]
    public void UnknownFields_OfAKnownAction_AreListedToo()
    {
        var run = Told(At(0, RootCauseStarted) with { Unknown = Json("""{"mood":"good"}""") });
        Assert.Equal(RootCauseStarted, Assert.Single(run.Unknown).Action);
        Assert.Equal(Running, run.Step(Stage.RootCause).Status);
    }

    [Fact]
    public void Unknown_IsInCanonicalOrder() =>
        Assert.Equal(["a", "b"], Told(At(5, "b"), At(1, "a")).Unknown.Select(unknown => unknown.Action));
}
