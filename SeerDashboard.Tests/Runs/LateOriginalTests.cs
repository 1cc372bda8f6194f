using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Runs.StepStatus;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class LateOriginalTests
{
    [Theory]
    [InlineData(IntegrationKind.Internal, 60, true)]
    [InlineData(IntegrationKind.Internal, 61, false)]
    [InlineData(IntegrationKind.Published, 1_200, true)]
    [InlineData(IntegrationKind.Published, 1_201, false)]
    public void FirstStart_AfterItsCompletion_IsLateWithinTheWindowElseAReRun(IntegrationKind kind, double later, bool late)
    {
        foreach (var (started, completed, stage) in Steps)
        {
            var step = Told(At(0, completed) with { Kind = kind }, At(later, started) with { Kind = kind }).Step(stage);
            Assert.Equal(late ? Completed : Running, step.Status);
            Assert.Equal(late ? null : Second(later), step.StartedAt);
        }
    }

    [Fact]
    public void LateOriginal_MakesNothingStaleAndNothingRunning()
    {
        var run = Told(At(0, SolutionCompleted), At(1, CodingStarted), At(2, SolutionStarted), At(3, RootCauseStarted));
        Assert.Equal([Completed, Completed, Running, Waiting], run.Statuses());
        Assert.True(run.Step(Stage.RootCause).Gap);
    }

    [Fact]
    public void LateOriginal_HasNoGapEffect()
    {
        var run = Told(At(0, IterationCompleted), At(5, RootCauseStarted), At(65, RootCauseStarted, "again"), At(60, IterationStarted));
        Assert.Equal([Running, Stale, Stale, Stale], run.Statuses());
    }

    [Fact]
    public void LateOriginal_AfterAGap_IsMeasuredFromTheDeliveryThatProvedIt()
    {
        Assert.Equal(Completed, Told(At(100, SolutionStarted), At(160, RootCauseStarted)).Step(Stage.RootCause).Status);
        Assert.Equal([Running, Stale, Waiting, Waiting], Told(At(100, SolutionStarted), At(161, RootCauseStarted)).Statuses());
    }

    [Fact]
    public void LateOriginal_Known_TheNextStartIsAReRun()
    {
        var step = Told(At(0, RootCauseCompleted), At(10, RootCauseStarted, "a"), At(20, RootCauseStarted, "b")).Step(Stage.RootCause);
        Assert.Equal((Running, Second(20), true), (step.Status, step.StartedAt, step.FromPreviousAttempt));
    }

    [Fact]
    public void LateOriginal_StillCountsAsWord() =>
        Assert.Equal(Second(30), Told(At(0, RootCauseCompleted), At(30, RootCauseStarted)).UpdatedAt);

    private static readonly (string Started, string Completed, Stage Stage)[] Steps =
    [
        (RootCauseStarted, RootCauseCompleted, Stage.RootCause),
        (SolutionStarted, SolutionCompleted, Stage.Solution),
        (CodingStarted, CodingCompleted, Stage.Coding),
    ];
}
