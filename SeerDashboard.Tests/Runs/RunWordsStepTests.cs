using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class RunWordsStepTests
{
    [Fact]
    public void StepNames_AreTheFour() =>
        Assert.Equal(["Root cause", "Plan", "Code", "Pull request"], Enum.GetValues<Stage>().Select(RunWords.StepName));

    [Fact]
    public void StepNotes_OfARunUnderWay()
    {
        var run = Summed(At(0, RootCauseStarted), At(108, RootCauseCompleted), At(110, SolutionCompleted), At(120, CodingStarted));
        Assert.Equal(["took 1 min 48 s", "done", "writing · 1 min 12 s", "waiting"], Notes(run, 192));
        Assert.Equal("no word for 14 min", Notes(run, 120 + (14 * 60))[2]);
    }

    [Fact]
    public void StepNotes_OfAFinishedRun()
    {
        var run = Summed(At(0, RootCauseCompleted) with { RootCause = null }, At(1, CodingCompleted) with { Changes = null }, At(9, PullRequestCreated));
        Assert.Equal(["nothing delivered", "done, but nothing was sent", "no changes made", "1 opened"], Notes(run, 60));
    }

    [Fact]
    public void StepNotes_AfterAReRun_SayWhatIsOutOfDate()
    {
        var run = Summed(At(0, SolutionCompleted), At(90, RootCauseStarted));
        Assert.Equal("out of date: an earlier step was done again", Notes(run, 100)[1]);
        Assert.Equal("searching · 10 s", Notes(run, 100)[0]);
    }

    [Theory]
    [InlineData(SolutionStarted, "planning · 9 s")]
    [InlineData(IterationStarted, "opening · 9 s")]
    public void StepNotes_OfWhatRuns(string action, string note)
    {
        var run = Summed(At(0, action));
        Assert.Equal(note, RunWords.StepNote(run, run.Stage, Second(9)));
    }

    [Fact]
    public void StepNotes_OfPullRequests()
    {
        Assert.Equal("being created", PullNote(Pull("a", null)));
        Assert.Equal("2 opened", PullNote(Pull("a", 1), Pull("b", 2), Pull("c", null)));
        Assert.Equal("nothing delivered", PullNote());
        var feedback = Summed(At(0, PullRequestCreated), At(60, IterationStarted));
        Assert.Equal("working on feedback · 9 s", RunWords.StepNote(feedback, Stage.PullRequest, Second(69)));
    }

    [Fact]
    public void Gap_IsSaidWithWhatProvedIt()
    {
        Assert.Equal(["the plan came without a root cause"], RunWords.Gaps(Summed(At(0, SolutionCompleted))));
        Assert.Equal(
            ["the pull request came without a root cause", "the pull request came without a plan", "the pull request came without code"],
            RunWords.Gaps(Summed(At(0, PullRequestCreated))));
    }

    [Fact]
    public void GapsInShort_SaysThemInOnePhrase()
    {
        Assert.Equal("the plan came without a root cause", RunWords.GapsInShort(Summed(At(0, SolutionCompleted))));
        Assert.Equal("the pull request came without a root cause, a plan and code", RunWords.GapsInShort(Summed(At(0, PullRequestCreated))));
        Assert.Equal("the plan came without a root cause; the pull request came without code", RunWords.GapsInShort(Summed(At(0, SolutionCompleted), At(9, PullRequestCreated))));
        Assert.Null(RunWords.GapsInShort(Summed(At(0, RootCauseCompleted))));
    }

    [Fact]
    public void Gap_OfAStepThatStarted_SaysThatItsEndWasNotHeardOf() =>
        Assert.Equal("the plan came without word that the root cause was finished", RunWords.Gap(Summed(At(0, RootCauseStarted), At(9, SolutionCompleted)), Stage.RootCause));

    [Fact]
    public void Gap_WithoutOne_IsNull() => Assert.Empty(RunWords.Gaps(Summed(At(0, RootCauseCompleted), At(9, SolutionCompleted))));

    [Fact]
    public void Took_WithoutStartOrEnd_IsNotKnown()
    {
        Assert.Null(RunWords.Took(Summed(At(0, RootCauseCompleted)).Step(Stage.RootCause)));
        Assert.Null(RunWords.Took(Summed(At(0, RootCauseStarted)).Step(Stage.RootCause)));
        Assert.Equal(TimeSpan.FromSeconds(9), RunWords.Took(Summed(At(0, RootCauseStarted), At(9, RootCauseCompleted)).Step(Stage.RootCause)));
    }

    private static string[] Notes(RunSummary run, int now) => [.. Enum.GetValues<Stage>().Select(stage => RunWords.StepNote(run, stage, Second(now)))];

    private static string PullNote(params PullRequest[] pulls) => Notes(Summed(At(0, PullRequestCreated) with { PullRequests = pulls }), 9)[3];
}
