using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class ChangeVersionTests
{
    private static readonly ChangeSet None = new([]);

    [Fact]
    public void ChangeSet_TheLastOneThatCarriesOne_Holds()
    {
        var run = Told(At(0, CodingCompleted, "a.py"), At(60, IterationCompleted, "b.py") with { Changes = Changed("b.py") }, At(90, IterationCompleted, "none"));
        Assert.Equal("b.py", run.CurrentPath());
    }

    [Fact]
    public void ChangeSets_AreAllKeptAsVersions()
    {
        var run = Told(
            At(0, CodingCompleted, "a.py"), At(60, CodingCompleted, "b.py"),
            At(90, IterationCompleted, "c.py") with { Changes = Changed("c.py"), Iteration = 2 });
        Assert.Equal([(1, Second(0), null), (2, Second(60), null), (3, Second(90), 2)], run.Versions.Select(v => (v.Number, v.At, v.Iteration)));
        Assert.Equal(3, run.CurrentVersion);
    }

    [Fact]
    public void ChangeSet_FirstCodingCompletedAfterAnIteration_IsLateAndNeverReplaces()
    {
        var run = Told(At(0, IterationCompleted) with { Changes = Changed("new.py") }, At(60, CodingCompleted, "old.py"));
        Assert.Equal("new.py", run.CurrentPath());
        Assert.Equal(2, run.Versions.Count);
        Assert.False(run.Step(Stage.Coding).Gap);
    }

    [Fact]
    public void ChangeSet_SecondCodingCompletedAfterAnIteration_Replaces()
    {
        var run = Told(At(0, IterationCompleted) with { Changes = Changed("new.py") }, At(60, CodingCompleted, "old.py"), At(600, CodingCompleted, "newer.py"));
        Assert.Equal("newer.py", run.CurrentPath());
    }

    [Fact]
    public void ChangeSet_FirstCodingCompletedAfterAnIterationWithoutChanges_IsAllThereIs() =>
        Assert.Equal("old.py", Told(At(0, IterationCompleted), At(60, CodingCompleted, "old.py")).CurrentPath());

    [Fact]
    public void CodingCompleted_WithAnEmptyChangeSet_IsEmptyAndAVersion()
    {
        var run = Told(At(0, CodingCompleted, "a.py"), At(60, CodingCompleted) with { Changes = None });
        Assert.True(run.Step(Stage.Coding).Empty);
        Assert.Equal((2, true), (run.CurrentVersion, run.Changes()?.IsEmpty()));
    }

    [Fact]
    public void CodingCompleted_WithoutAChangeSet_IsEmptyAndMakesNoVersion()
    {
        var run = Told(At(0, CodingCompleted, "a.py"), At(60, CodingCompleted) with { Changes = null });
        Assert.True(run.Step(Stage.Coding).Empty);
        Assert.Equal("a.py", run.CurrentPath());
        Assert.Single(run.Versions);
    }

    [Fact]
    public void CodingCompleted_WithoutAChangeSetAfterAReRun_StillShowsThePreviousAttempt()
    {
        var run = Told(At(0, CodingCompleted, "a.py"), At(600, CodingStarted), At(660, CodingCompleted) with { Changes = null });
        Assert.True(run.Step(Stage.Coding).FromPreviousAttempt);
    }

    [Fact]
    public void CodingReRun_WithANewChangeSet_ShowsIt()
    {
        var run = Told(At(0, CodingCompleted, "a.py"), At(600, CodingStarted), At(660, CodingCompleted, "b.py"));
        Assert.False(run.Step(Stage.Coding).FromPreviousAttempt);
        Assert.Equal("b.py", run.CurrentPath());
    }
}
