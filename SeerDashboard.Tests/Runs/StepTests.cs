using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Runs.StepStatus;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class StepTests
{
    [Theory]
    [InlineData(RootCauseStarted, Stage.RootCause)]
    [InlineData(SolutionStarted, Stage.Solution)]
    [InlineData(CodingStarted, Stage.Coding)]
    [InlineData(IterationStarted, Stage.PullRequest)]
    public void Step_Started_Runs(string action, Stage stage)
    {
        var step = Told(At(7, action)).Step(stage);
        Assert.Equal((Running, Second(7), null), (step.Status, step.StartedAt, step.CompletedAt));
    }

    [Theory]
    [InlineData(RootCauseCompleted, Stage.RootCause)]
    [InlineData(SolutionCompleted, Stage.Solution)]
    [InlineData(CodingCompleted, Stage.Coding)]
    [InlineData(PullRequestCreated, Stage.PullRequest)]
    [InlineData(PullRequestReady, Stage.PullRequest)]
    [InlineData(IterationCompleted, Stage.PullRequest)]
    public void Step_Completed_HasItsTime(string action, Stage stage)
    {
        var step = Told(At(90, action)).Step(stage);
        Assert.Equal((Completed, null, Second(90), false), (step.Status, step.StartedAt, step.CompletedAt, step.Gap));
    }

    [Fact]
    public void Step_StartedAndCompleted_KeepsBothTimes()
    {
        var step = Told(At(0, RootCauseStarted), At(90, RootCauseCompleted)).Step(Stage.RootCause);
        Assert.Equal((Completed, Second(0), Second(90)), (step.Status, step.StartedAt, step.CompletedAt));
    }

    [Fact]
    public void Completion_ReplacesTheResult()
    {
        var other = new RootCause { Summary = "Another cause." };
        var run = Told(At(0, RootCauseCompleted, "a"), At(60, RootCauseCompleted, "b") with { RootCause = other });
        Assert.Equal(other, run.RootCause);
    }

    [Fact]
    public void Completion_WithoutArtifact_IsEmptyAndKeepsNothingOld()
    {
        var run = Told(
            At(0, RootCauseCompleted), At(1, SolutionCompleted),
            At(60, RootCauseCompleted, "b") with { RootCause = null }, At(61, SolutionCompleted, "b") with { Solution = null });
        Assert.Null(run.RootCause);
        Assert.Null(run.Solution);
        Assert.True(run.Step(Stage.RootCause).Empty);
        Assert.True(run.Step(Stage.Solution).Empty);
    }

    [Fact]
    public void Completion_WithEmptyObject_IsEmpty()
    {
        var run = Told(At(0, RootCauseCompleted) with { RootCause = new() }, At(1, SolutionCompleted) with { Solution = new() });
        Assert.True(run.Step(Stage.RootCause).Empty);
        Assert.True(run.Step(Stage.Solution).Empty);
    }

    [Fact]
    public void Completion_WithOnlyUnknownFields_IsNotEmpty()
    {
        var odd = new RootCause { Extra = new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal) { ["note"] = Json("1") } };
        Assert.False(Told(At(0, RootCauseCompleted) with { RootCause = odd }).Step(Stage.RootCause).Empty);
    }

    [Fact]
    public void ReRun_OfACompletedStep_RunsAgainAndShowsTheOldResult()
    {
        var run = Told(At(0, RootCauseStarted), At(60, RootCauseCompleted), At(600, RootCauseStarted));
        var step = run.Step(Stage.RootCause);
        Assert.Equal((Running, Second(600), null, true), (step.Status, step.StartedAt, step.CompletedAt, step.FromPreviousAttempt));
        Assert.Equal(Found, run.RootCause);
    }

    [Fact]
    public void ReRun_OfARunningStep_StartsAnew()
    {
        var step = Told(At(0, RootCauseStarted), At(60, RootCauseStarted)).Step(Stage.RootCause);
        Assert.Equal((Running, Second(60), false), (step.Status, step.StartedAt, step.FromPreviousAttempt));
    }

    [Fact]
    public void ReRun_MakesEveryLaterStepStaleThatHadAnything()
    {
        var run = Told(
            At(0, RootCauseStarted), At(60, RootCauseCompleted), At(61, SolutionStarted), At(90, SolutionCompleted), At(91, CodingStarted),
            At(200, RootCauseStarted));
        Assert.Equal([Running, Stale, Stale, Waiting], run.Statuses());
    }

    [Fact]
    public void ReRun_Completed_IsNoLongerFromThePreviousAttempt()
    {
        var step = Told(At(0, RootCauseStarted), At(60, RootCauseCompleted), At(600, RootCauseStarted), At(700, RootCauseCompleted, "b")).Step(Stage.RootCause);
        Assert.Equal((Completed, Second(600), Second(700), false), (step.Status, step.StartedAt, step.CompletedAt, step.FromPreviousAttempt));
    }

    [Fact]
    public void SecondCompletion_Different_MakesLaterCompletedStepsStale()
    {
        var run = Told(At(0, RootCauseCompleted, "a"), At(60, SolutionCompleted), At(61, CodingStarted), At(90, RootCauseCompleted, "b"));
        Assert.Equal([Completed, Stale, Running, Waiting], run.Statuses());
        Assert.Null(run.Step(Stage.RootCause).StartedAt);
    }

    [Fact]
    public void SecondCompletion_WithoutAStart_HasNoKnownDuration()
    {
        var step = Told(At(0, RootCauseStarted), At(60, RootCauseCompleted, "a"), At(4_000, RootCauseCompleted, "b")).Step(Stage.RootCause);
        Assert.Equal((Completed, null, Second(4_000)), (step.Status, step.StartedAt, step.CompletedAt));
    }

    [Fact]
    public void SecondCompletion_OfTheSameBody_ProvesNoReRun()
    {
        var run = Told(At(0, RootCauseCompleted), At(60, SolutionCompleted), At(90, RootCauseCompleted));
        Assert.Equal([Completed, Completed, Waiting, Waiting], run.Statuses());
    }

    [Fact]
    public void SecondCompletion_FillingTheGapOfASeenReRun_MakesNothingStale()
    {
        var run = Told(
            At(0, RootCauseStarted), At(60, RootCauseCompleted, "a"), At(600, RootCauseStarted),
            At(700, SolutionCompleted), At(701, RootCauseCompleted, "b"));
        Assert.Equal([Completed, Completed, Waiting, Waiting], run.Statuses());
    }
}
