using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class RunWordsTests
{
    private static readonly UsualTimes Usual = new(Enum.GetValues<Stage>().ToDictionary(
        stage => stage, _ => new UsualTime(TimeSpan.FromSeconds(115), TimeSpan.FromSeconds(240), 20)));

    public static TheoryData<string, string, string> Delivered => new()
    {
        { RootCauseStarted, "Finding root cause", "Finding root cause · 1 min 12 s of about 2 min" },
        { SolutionStarted, "Making a plan", "Making a plan · 1 min 12 s of about 2 min" },
        { CodingStarted, "Writing code", "Writing code · 1 min 12 s of about 2 min" },
        { IterationStarted, "Opening PR", "Opening PR · 1 min 12 s of about 2 min" },
        { RootCauseCompleted, "Root cause found", "Root cause found 1 min ago" },
        { SolutionCompleted, "Plan ready", "Plan ready 1 min ago" },
        { CodingCompleted, "Code ready", "Code ready 1 min ago" },
        { PullRequestCreated, "PR opened", "PR opened 1 min ago" },
        { "news", "No step heard of yet", "No step heard of yet" },
    };

    [Theory]
    [MemberData(nameof(Delivered))]
    public void State_OfOneDelivery_IsSaid(string action, string state, string progress)
    {
        var run = Summed(At(0, action, "a.py"));
        Assert.Equal(state, RunWords.State(run, Second(72), Usual));
        Assert.Equal(progress, RunWords.Progress(run, Second(72), Usual));
    }

    [Fact]
    public void State_IterationOfAPullRequest_IsWorkingOnFeedback() =>
        Assert.Equal("Working on feedback", Say(At(0, PullRequestCreated), At(60, IterationStarted) with { Iteration = 1 }));

    [Fact]
    public void State_RunningWithoutHistory_SaysOnlyHowLong() =>
        Assert.Equal("Writing code · 22 s", RunWords.Progress(Summed(At(0, CodingStarted)), Second(22), UsualTimes.Unknown));

    [Fact]
    public void State_Quiet_SaysHowLongAndWhatIsUsual()
    {
        var run = Summed(At(0, SolutionStarted));
        Assert.Equal("No word for 14 min; this step usually takes 2 min (p95 4 min)", RunWords.State(run, Second(14 * 60), Usual));
        Assert.Equal("Plan: no word for 14 min", RunWords.Progress(run, Second(14 * 60), Usual));
        Assert.Equal("This step usually takes 2 min (p95 4 min). Sentry reports no failures: look there.", RunWords.QuietAdvice(run, Usual));
        Assert.Equal("usually 2 min, p95 4 min", RunWords.Usually(Stage.Solution, Usual));
    }

    [Fact]
    public void State_QuietWithoutHistory_SaysSo()
    {
        var run = Summed(At(0, SolutionStarted));
        Assert.Equal("No word for 14 min; how long this step usually takes is not known yet", RunWords.State(run, Second(14 * 60), UsualTimes.Unknown));
        Assert.Equal("Sentry reports no failures: look there.", RunWords.QuietAdvice(run, UsualTimes.Unknown));
        Assert.Null(RunWords.Usually(Stage.Solution, UsualTimes.Unknown));
    }

    [Fact]
    public void State_RootCauseEmpty_IsFinishedWithNothingDelivered()
    {
        var run = Summed(At(0, RootCauseCompleted) with { RootCause = null });
        Assert.Equal("Finished, nothing delivered", RunWords.State(run, Second(120), Usual));
        Assert.Equal("Finished 2 min ago, nothing delivered", RunWords.Progress(run, Second(120), Usual));
    }

    [Fact]
    public void State_NotToBeFixedInCode_IsSaid()
    {
        var run = Summed(At(0, RootCauseCompleted) with { RootCause = Found with { Classification = "rca_only" } });
        Assert.Equal("No code fix suggested", RunWords.State(run, Second(120), Usual));
        Assert.Equal("No code fix suggested, 2 min ago", RunWords.Progress(run, Second(120), Usual));
    }

    [Fact]
    public void State_NoChanges_IsSaid() => Assert.Equal("No changes made", Say(At(0, CodingCompleted) with { Changes = new([]) }));

    [Fact]
    public void State_PullRequestWithoutNumber_IsBeingCreated()
    {
        var run = Summed(At(0, PullRequestCreated) with { PullRequests = [Pull("acme/shop", null)] });
        Assert.Equal("Creating PR", RunWords.State(run, Second(180), Usual));
        Assert.Equal("Creating PR for 3 min", RunWords.Progress(run, Second(180), Usual));
    }

    [Fact]
    public void State_ReadyForReview_IsSaid() =>
        Assert.Equal("PR ready for review", Say(At(0, PullRequestCreated), At(60, PullRequestReady)));

    [Fact]
    public void State_SomeMerged_IsCounted()
    {
        var run = Summed(At(0, PullRequestCreated)) with
        {
            PullRequests = [Pull("a", 1) with { State = PullRequestState.Merged }, Pull("b", 2) with { State = PullRequestState.Open }],
        };
        Assert.Equal("1 of 2 merged", RunWords.State(run, Second(60), Usual));
        Assert.Equal("1 of 2 merged", RunWords.Progress(run, Second(60), Usual));
    }

    [Theory]
    [InlineData(RunState.Merged, "Merged")]
    [InlineData(RunState.Closed, "Closed")]
    [InlineData(RunState.Failed, "Failed")]
    [InlineData(RunState.AwaitingInput, "Waiting for an answer in Sentry")]
    public void State_OfContext_IsSaid(RunState state, string words) =>
        Assert.Equal(words, RunWords.State(Summed(At(0, PullRequestCreated)) with { State = state }, Second(60), Usual));

    [Fact]
    public void Name_OfEveryState_IsItsOwn()
    {
        var names = Enum.GetValues<RunState>().Select(RunWords.Name).ToList();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    [Fact]
    public void Since_IsWhenTheStateBegan()
    {
        Assert.Equal(Second(5), RunWords.Since(Summed(At(5, RootCauseStarted), At(9, "news"))));
        Assert.Equal(Second(60), RunWords.Since(Summed(At(5, RootCauseStarted), At(60, RootCauseCompleted), At(90, "news"))));
        Assert.Equal(Second(60), RunWords.Since(Summed(At(5, CodingStarted), At(60, CodingCompleted, "a.py"), At(90, "news"))));
        Assert.Equal(Second(60), RunWords.Since(Summed(At(5, RootCauseStarted), At(60, PullRequestCreated), At(90, "news"))));
    }

    [Fact]
    public void Since_NoTimeKnown_IsTheLastDelivery() => Assert.Equal(Second(9), RunWords.Since(Summed(At(9, "news"))));

    private static string Say(params SeerEvent[] events) => RunWords.State(Summed(events), Second(120), Usual);
}
