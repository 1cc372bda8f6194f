using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Live;

namespace SeerDashboard.Tests.Notify.Rules;

public sealed class OccasionTests
{
    private static readonly DateTimeOffset Now = Some.Noon;

    private static readonly RunSummary Fresh = Some.Run(1, 5, "Cart total is undefined") with { UpdatedAt = Now, StartedAt = Now };

    [Fact]
    public void State_Reached_IsAnOccasionOnce()
    {
        var coded = Completed(Fresh with { State = RunState.CodeReady }, Stage.Coding, Now);
        Assert.Equal(NotifyEvent.CodeReady, Assert.Single(Of(Fresh, coded)).Event);
        Assert.Equal(NotifyEvent.CodeReady, Assert.Single(Of(null, coded)).Event);
        Assert.Empty(Of(coded, coded with { Headline = "Another one" }));
    }

    [Fact]
    public void State_ReachedAgain_IsAnotherOccasion_AndTheSameWhenRunsAreMadeAnew()
    {
        var first = Completed(Fresh with { State = RunState.CodeReady }, Stage.Coding, Now);
        var second = Completed(first, Stage.Coding, Now.AddMinutes(5));
        var again = Assert.Single(Of(first, second));
        Assert.NotEqual(Assert.Single(Of(null, first)).Name, again.Name);
        Assert.Equal(again, Assert.Single(Of(null, second)));
    }

    [Fact]
    public void PullRequest_OneMore_IsAnotherOccasion()
    {
        var one = Fresh with { State = RunState.PullRequestOpened, PullRequests = [new() { Repo = "acme/shop", Number = 1 }] };
        var two = one with { PullRequests = [.. one.PullRequests, new() { Repo = "acme/api", Number = 2 }] };
        Assert.Equal("pr:1", Assert.Single(Of(Fresh, one)).Name);
        Assert.Equal("pr:2", Assert.Single(Of(one, two)).Name);
        Assert.Empty(Of(two, two with { Comments = 0 }));
    }

    [Fact]
    public void PullRequest_ADraftThatBecomesReady_IsNews_ButNotRightAfterItCame()
    {
        var draft = Opened();
        var ready = Completed(draft with { ReadyForReview = true }, Stage.PullRequest, Now.AddMinutes(9));
        Assert.Equal(("pr ready:1", "ready"), Assert.Single(Of(draft, ready)) is var news ? (news.Name, news.Detail) : default);
        Assert.Empty(Of(draft, Completed(draft with { ReadyForReview = true }, Stage.PullRequest, Now.AddSeconds(5))));
        Assert.Empty(Of(ready, ready with { Headline = "Another one" }));
    }

    [Fact]
    public void PullRequest_FeedbackThatIsWorkedIn_IsNewsEachTime()
    {
        var open = Opened();
        var working = open with { State = RunState.Running, Stage = Stage.PullRequest, Iteration = 1 };
        var worked = Completed(open with { Iteration = 1 }, Stage.PullRequest, Now.AddMinutes(5));
        Assert.Empty(Of(open, working));
        Assert.Equal(("pr feedback:1", "feedback"), Assert.Single(Of(working, worked)) is var news ? (news.Name, news.Detail) : default);
        // Both in one look.
        Assert.Equal("pr feedback:1", Assert.Single(Of(open, worked)).Name);
        Assert.Equal("pr feedback:2", Assert.Single(Of(worked, worked with { Iteration = 2 })).Name);
        Assert.Empty(Of(worked, worked with { Headline = "Another one" }));
    }

    [Fact]
    public void PullRequest_CodeThatIsWrittenOnceMore_IsNewsThoughNoOtherCame()
    {
        var open = Opened();
        var coding = open with { State = RunState.Running, Stage = Stage.Coding };
        var again = Completed(open, Stage.PullRequest, Now.AddMinutes(20));
        Assert.Equal(("again", NotifyEvent.PullRequestOpened), Assert.Single(Of(coding, again)) is var news ? (news.Detail, news.Event) : default);
        Assert.NotEqual(Assert.Single(Of(coding, again)).Name, Assert.Single(Of(coding, Completed(open, Stage.PullRequest, Now.AddMinutes(40)))).Name);
        // Made anew it is what was told when it came first.
        Assert.Equal("pr:1", Assert.Single(Of(null, again)).Name);
    }

    [Fact]
    public void State_OfARunThatIsOldOrSuperseded_IsNone()
    {
        var ready = Fresh with { State = RunState.PlanReady };
        Assert.Single(Of(Fresh, ready));
        Assert.Empty(Occasion.Of(new(Fresh, ready, SeerRun.Unseen(ready.Key)), Now + Occasion.NewsFor));
        Assert.Empty(Of(Fresh, ready with { SupersededBy = new(2) }));
    }

    [Fact]
    public void Verdict_IsAnOccasion_AndItsTakingBackIsNone()
    {
        var said = Fresh with { Verdict = "ship", Version = 7 };
        Assert.Equal(NotifyEvent.Verdict, Assert.Single(Of(Fresh, said)).Event);
        Assert.Empty(Of(said, Fresh with { Version = 8 }));
        Assert.Empty(Of(null, said));
    }

    [Fact]
    public void Event_EachState_OfTheContractIsAnEventOrNone()
    {
        RunState[] silent = [RunState.Waiting, RunState.Quiet, RunState.Running, RunState.CreatingPullRequest];
        foreach (var state in Enum.GetValues<RunState>())
            Assert.Equal(silent.Contains(state) ? 0 : 1, Of(Fresh with { State = RunState.Running }, Fresh with { State = state }).Count);
    }

    private static List<Occasion> Of(RunSummary? before, RunSummary after) => [.. Occasion.Of(new(before, after, SeerRun.Unseen(after.Key)), Now)];

    private static RunSummary Opened() =>
        Completed(Fresh with { State = RunState.PullRequestOpened, Stage = Stage.PullRequest, PullRequests = [new() { Repo = "acme/shop", Number = 1 }] }, Stage.PullRequest, Now);

    private static RunSummary Completed(RunSummary run, Stage stage, DateTimeOffset at) =>
        run with { Steps = [.. run.Steps.Select(step => step.Stage == stage ? step with { Status = StepStatus.Completed, CompletedAt = at } : step)] };
}
