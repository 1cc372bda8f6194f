using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class StandingTests
{
    [Fact]
    public void Stage_IsTheRunningStep() =>
        Assert.Equal(Stage.Solution, Summed(At(0, RootCauseCompleted), At(1, CodingCompleted), At(600, SolutionStarted)).Stage);

    [Fact]
    public void Stage_ElseTheFurthestCompletedThatIsNotStale()
    {
        Assert.Equal(Stage.Solution, Summed(At(0, RootCauseCompleted), At(1, SolutionCompleted)).Stage);
        Assert.Equal(Stage.RootCause, Summed(At(0, RootCauseCompleted), At(1, SolutionCompleted), At(90, RootCauseCompleted, "b")).Stage);
    }

    [Fact]
    public void Stage_ElseTheFirst() => Assert.Equal(Stage.RootCause, Summed(At(0, "triage_started")).Stage);

    [Fact]
    public void State_OnlyUnknownActions_Waiting() => Assert.Equal(RunState.Waiting, Summed(At(0, "triage_started")).State);

    [Fact]
    public void State_SomethingRuns_Running() =>
        Assert.Equal(RunState.Running, Summed(At(0, PullRequestCreated), At(600, IterationStarted)).State);

    [Fact]
    public void State_RunningUntilQuietAt_ThenQuiet()
    {
        var run = Summed(At(0, RootCauseStarted));
        Assert.Equal(RunState.Running, run.StateAt(Second(599)));
        Assert.Equal(RunState.Quiet, run.StateAt(Second(600)));
        Assert.Equal(RunState.Quiet, run.At(Second(600)).State);
    }

    [Fact]
    public void State_NothingRunning_IsNeverQuiet() =>
        Assert.Equal(RunState.RootCauseFound, Summed(At(0, RootCauseCompleted)).StateAt(Second(1_000_000)));

    [Theory]
    [InlineData(PullRequestState.Merged, PullRequestState.Closed, RunState.Merged)]
    [InlineData(PullRequestState.Merged, PullRequestState.Merged, RunState.Merged)]
    [InlineData(PullRequestState.Closed, PullRequestState.Closed, RunState.Closed)]
    [InlineData(PullRequestState.Merged, PullRequestState.Open, RunState.PullRequestOpened)]
    [InlineData(PullRequestState.Closed, PullRequestState.Draft, RunState.PullRequestOpened)]
    [InlineData(PullRequestState.Merged, PullRequestState.Opened, RunState.PullRequestOpened)]
    public void State_WhatTheGitHostSays_OfAllPullRequests(PullRequestState one, PullRequestState other, RunState state)
    {
        var run = Told(At(0, PullRequestCreated)) with { PullRequests = [Pull("a", 1) with { State = one }, Pull("b", 2) with { State = other }] };
        Assert.Equal(state, Summaries.Compose(run, Context()).State);
    }

    [Fact]
    public void State_PullRequestWithNumberOrUrl_Opened()
    {
        Assert.Equal(RunState.PullRequestOpened, WithPulls(Pull("a", null), Pull("b", 1)));
        Assert.Equal(RunState.PullRequestOpened, WithPulls(Pull("a", null, "https://h.example/1")));
    }

    [Fact]
    public void State_OnlyPullRequestsWithoutNumberAndUrl_Creating() =>
        Assert.Equal(RunState.CreatingPullRequest, WithPulls(Pull("a", null), Pull("b", null)));

    [Fact]
    public void State_CodingCompletedWithoutChanges_NoChanges()
    {
        Assert.Equal(RunState.NoChanges, Summed(At(0, CodingCompleted) with { Changes = new([]) }).State);
        Assert.Equal(RunState.NoChanges, Summed(At(0, CodingCompleted) with { Changes = null }).State);
    }

    [Fact]
    public void State_CodingCompleted_CodeReady() => Assert.Equal(RunState.CodeReady, Summed(At(0, CodingCompleted, "a.py")).State);

    [Fact]
    public void State_CodingStale_IsNotReady() =>
        Assert.Equal(RunState.PlanReady, Summed(At(0, SolutionCompleted, "a"), At(1, CodingCompleted, "a.py"), At(90, SolutionCompleted, "b")).State);

    [Fact]
    public void State_SolutionCompleted_PlanReady() => Assert.Equal(RunState.PlanReady, Summed(At(0, SolutionCompleted)).State);

    [Theory]
    [InlineData(null, RunState.RootCauseFound)]
    [InlineData("", RunState.RootCauseFound)]
    [InlineData("code_fix", RunState.RootCauseFound)]
    [InlineData("rca_only", RunState.NoCodeFix)]
    [InlineData("action_recommended", RunState.NoCodeFix)]
    [InlineData("a_later_word", RunState.NoCodeFix)]
    public void State_RootCauseCompleted_ByItsClassification(string? word, RunState state)
    {
        var run = Summed(At(0, RootCauseCompleted) with { RootCause = Found with { Classification = word } });
        Assert.Equal((state, word), (run.State, run.Classification));
    }

    private static RunState WithPulls(params PullRequest[] pulls) => Summed(At(0, PullRequestCreated) with { PullRequests = pulls }).State;
}
