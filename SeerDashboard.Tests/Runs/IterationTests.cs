using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Runs.StepStatus;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class IterationTests
{
    [Fact]
    public void Iteration_Started_MakesThePullRequestStepRun()
    {
        var run = Told(At(0, PullRequestCreated), At(600, IterationStarted) with { Iteration = 1 });
        var step = run.Step(Stage.PullRequest);
        Assert.Equal((Running, Second(600), null, false), (step.Status, step.StartedAt, step.CompletedAt, step.FromPreviousAttempt));
        Assert.Single(run.PullRequests);
    }

    [Fact]
    public void Iteration_Completed_CompletesIt()
    {
        var step = Told(At(0, PullRequestCreated), At(600, IterationStarted), At(700, IterationCompleted)).Step(Stage.PullRequest);
        Assert.Equal((Completed, Second(600), Second(700), false), (step.Status, step.StartedAt, step.CompletedAt, step.Empty));
    }

    [Theory]
    [InlineData(IntegrationKind.Internal, 60, Completed)]
    [InlineData(IntegrationKind.Internal, 61, Running)]
    [InlineData(IntegrationKind.Published, 1_200, Completed)]
    [InlineData(IntegrationKind.Published, 1_201, Running)]
    public void Iteration_FirstStartAfterItsOwnCompletion_IsLateWithinTheWindow(IntegrationKind kind, double later, StepStatus status)
    {
        var run = Told(At(0, IterationCompleted) with { Iteration = 1, Kind = kind }, At(later, IterationStarted) with { Iteration = 1, Kind = kind });
        Assert.Equal(status, run.Step(Stage.PullRequest).Status);
    }

    [Fact]
    public void Iteration_StartOfTheNextIndex_IsNeverLate()
    {
        var run = Told(At(0, IterationCompleted) with { Iteration = 1 }, At(10, IterationStarted) with { Iteration = 2 });
        Assert.Equal(Running, run.Step(Stage.PullRequest).Status);
    }

    [Fact]
    public void Iteration_SecondStartOfTheSameIndex_RunsAgain()
    {
        var run = Told(
            At(0, IterationStarted) with { Iteration = 1 }, At(20, IterationCompleted) with { Iteration = 1 },
            At(40, IterationStarted, "again") with { Iteration = 1 });
        Assert.Equal((Running, Second(40)), (run.Step(Stage.PullRequest).Status, run.Step(Stage.PullRequest).StartedAt));
    }

    [Fact]
    public void Iteration_LateStartOfAnEarlierOne_LeavesTheRunningOneAlone()
    {
        var run = Told(
            At(0, IterationCompleted) with { Iteration = 1 }, At(5, IterationStarted, "2") with { Iteration = 2 },
            At(9, IterationStarted, "1") with { Iteration = 1 });
        Assert.Equal(Second(5), run.Step(Stage.PullRequest).StartedAt);
    }

    [Fact]
    public void Iteration_IsTheGreatestSeen()
    {
        var run = Told(
            At(0, IterationStarted, "2") with { Iteration = 2 }, At(100, IterationStarted, "1") with { Iteration = 1 }, At(200, CodingStarted));
        Assert.Equal(2, run.Iteration);
    }

    [Fact]
    public void Iteration_AfterTheRootCauseRanAgain_ProvesItCompleted()
    {
        var run = Told(At(0, RootCauseCompleted), At(600, RootCauseStarted), At(700, IterationStarted));
        Assert.Equal([Completed, Completed, Completed, Running], run.Statuses());
        Assert.True(run.Step(Stage.RootCause).FromPreviousAttempt);
    }
}
