using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Runs.StepStatus;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class GapTests
{
    [Theory]
    [InlineData(CodingStarted)]
    [InlineData(CodingCompleted)]
    [InlineData(PullRequestCreated)]
    [InlineData(PullRequestReady)]
    [InlineData(IterationStarted)]
    [InlineData(IterationCompleted)]
    public void Gap_ActivityOfALaterStep_CompletesRunningAndUnheardOnes(string later)
    {
        var run = Told(At(0, RootCauseStarted), At(60, later));
        foreach (var step in run.Steps.Take(2))
            Assert.Equal((Completed, true, null), (step.Status, step.Gap, step.CompletedAt));
        Assert.Equal(Second(0), run.Step(Stage.RootCause).StartedAt);
        Assert.Null(run.Step(Stage.Solution).StartedAt);
    }

    [Fact]
    public void Gap_CompletedSteps_StayAsTheyAre()
    {
        var step = Told(At(0, RootCauseCompleted), At(60, SolutionStarted)).Step(Stage.RootCause);
        Assert.Equal((false, Second(0)), (step.Gap, step.CompletedAt));
    }

    [Fact]
    public void Gap_StaleSteps_StayStale()
    {
        var run = Told(At(0, RootCauseStarted), At(1, SolutionCompleted), At(100, RootCauseStarted), At(200, CodingStarted));
        Assert.Equal([Completed, Stale, Running, Waiting], run.Statuses());
    }

    [Fact]
    public void Gap_TheRealCompletionAfterwards_ClearsIt()
    {
        var step = Told(At(0, RootCauseStarted), At(60, SolutionStarted), At(61, RootCauseCompleted)).Step(Stage.RootCause);
        Assert.Equal((Completed, false, Second(0), Second(61)), (step.Status, step.Gap, step.StartedAt, step.CompletedAt));
    }

    [Fact]
    public void Gap_UnknownActions_ProveNothing() =>
        Assert.Equal([Running, Waiting, Waiting, Waiting], Told(At(0, RootCauseStarted), At(60, "coding_reviewed")).Statuses());

    [Fact]
    public void Gap_PullRequestCreated_CompletesCodingAndOutdatesItsEarlierChanges()
    {
        var run = Told(At(0, CodingStarted), At(60, CodingCompleted, "a.py"), At(100, CodingStarted), At(160, PullRequestCreated));
        var coding = run.Step(Stage.Coding);
        Assert.Equal((Completed, true, null), (coding.Status, coding.Gap, coding.CompletedAt));
        Assert.True(run.ChangesOutdated);
        Assert.Equal("a.py", run.CurrentPath());
    }

    [Fact]
    public void Gap_PullRequestCreatedWithoutAnotherStart_OutdatesNothing() =>
        Assert.False(Told(At(0, CodingStarted), At(60, CodingCompleted, "a.py"), At(160, PullRequestCreated)).ChangesOutdated);

    [Theory]
    [InlineData(CodingCompleted)]
    [InlineData(IterationCompleted)]
    public void OutdatedChanges_ANewChangeSet_ClearsIt(string action)
    {
        var run = Told(
            At(0, CodingCompleted, "a.py"), At(100, CodingStarted), At(160, PullRequestCreated),
            At(200, action, "b.py") with { Changes = Changed("b.py") });
        Assert.False(run.ChangesOutdated);
        Assert.Equal("b.py", run.CurrentPath());
    }
}
