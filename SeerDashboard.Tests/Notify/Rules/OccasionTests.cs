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
    public void PullRequest_ThatIsThere_IsNotToldAnewForWhatRunsInBetween()
    {
        var open = Opened();
        foreach (var stage in Enum.GetValues<Stage>())
            Assert.Empty(Of(open with { State = RunState.Running, Stage = stage, Iteration = 1 }, open with { Iteration = 1, ReadyForReview = true }));
        Assert.Equal("pr:1", Assert.Single(Of(Fresh with { State = RunState.CreatingPullRequest }, open)).Name);
        // One that came together with what began to run is told when that ended; the outbox knows whether it was.
        var together = SeerRun.Unseen(Fresh.Key) with { PullRequestNotes = [new(Now.AddMinutes(-5), IsReady: false)] };
        var running = open with { State = RunState.Running };
        Assert.Equal(("pr:1", (DateTimeOffset?)Now.AddMinutes(-5)), Assert.Single(Occasion.Of(new(running, open, together), Now)) is var late ? (late.Name, late.At) : default);
        Assert.Empty(Occasion.Of(new(running, open, together), Now.AddDays(1)));
        Assert.Empty(Occasion.Of(new(open, open with { Headline = "Another one" }, together), Now));
    }

    [Fact]
    public void PullRequest_WhatHappenedWithIt_IsEachAnOccasion_WithItsTime_AndNoneADayLater()
    {
        var run = SeerRun.Unseen(Fresh.Key) with
        {
            PullRequestMoments = [new(PullRequestMomentKind.Feedback, "1", Now.AddDays(-2)), new(PullRequestMomentKind.Feedback, "2", Now.AddMinutes(-2)), new(PullRequestMomentKind.Ready, "acme/shop#1", Now)],
        };
        var found = Occasion.Of(new(Opened(), Opened(), run), Now).ToList();
        Assert.Equal([("pr feedback 2", "feedback", Now.AddMinutes(-2)), ("pr ready acme/shop#1", "ready", (DateTimeOffset?)Now)], found.Select(one => (one.Name, one.Detail, one.At)));
        Assert.All(found, one => Assert.Equal(NotifyEvent.PullRequestOpened, one.Event));
        // While something runs, nothing of it is told.
        Assert.Empty(Occasion.Of(new(Opened(), Opened() with { State = RunState.Running }, run), Now));
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
            Assert.Equal(silent.Contains(state) ? 0 : 1, Of(Fresh with { State = RunState.Running }, Fresh with { State = state, PullRequests = state == RunState.PullRequestOpened ? Opened().PullRequests : [] }).Count);
    }

    private static List<Occasion> Of(RunSummary? before, RunSummary after) => [.. Occasion.Of(new(before, after, SeerRun.Unseen(after.Key)), Now)];

    private static RunSummary Opened() =>
        Completed(Fresh with { State = RunState.PullRequestOpened, Stage = Stage.PullRequest, PullRequests = [new() { Repo = "acme/shop", Number = 1 }] }, Stage.PullRequest, Now);

    private static RunSummary Completed(RunSummary run, Stage stage, DateTimeOffset at) =>
        run with { Steps = [.. run.Steps.Select(step => step.Stage == stage ? step with { Status = StepStatus.Completed, CompletedAt = at } : step)] };
}
