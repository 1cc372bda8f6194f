using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class TriageTests
{
    private static readonly DateTimeOffset Now = Second(60);

    [Theory]
    [InlineData(RunState.PullRequestOpened, DeskGroup.ReadyForReview)]
    [InlineData(RunState.CreatingPullRequest, DeskGroup.ReadyForReview)]
    [InlineData(RunState.CodeReady, DeskGroup.ReadyForReview)]
    [InlineData(RunState.PlanReady, DeskGroup.PlanReady)]
    [InlineData(RunState.RootCauseFound, DeskGroup.RootCauseFound)]
    [InlineData(RunState.NoCodeFix, DeskGroup.RootCauseFound)]
    [InlineData(RunState.Failed, DeskGroup.NoWord)]
    [InlineData(RunState.AwaitingInput, DeskGroup.NoWord)]
    [InlineData(RunState.Waiting, DeskGroup.Running)]
    [InlineData(RunState.Running, DeskGroup.Running)]
    public void Group_WhatNeedsSomebody_FollowsFromTheState(RunState state, DeskGroup expected) =>
        Assert.Equal(new DeskPlace(expected), Triage.Of(In(state), Now));

    [Theory]
    [InlineData(RunState.Merged, "merged")]
    [InlineData(RunState.Closed, "pull request closed without a merge")]
    [InlineData(RunState.NoChanges, "no changes made")]
    public void Group_WhatIsOver_IsDoneAndSaysWhy(RunState state, string why) =>
        Assert.Equal(new DeskPlace(DeskGroup.Done, why), Triage.Of(In(state), Now));

    [Fact]
    public void Group_Silence_IsNoWordByTheClockAlone()
    {
        var run = Summed(At(0, RootCauseStarted));
        Assert.Equal(DeskGroup.Running, Triage.Of(run, Second(599)).Group);
        Assert.Equal(DeskGroup.NoWord, Triage.Of(run, Second(600)).Group);
    }

    [Fact]
    public void Group_PullRequestWithoutNews_AgesOutAndSaysHowLong()
    {
        var run = Summed(At(0, PullRequestCreated));
        Assert.Equal(DeskGroup.ReadyForReview, Triage.Of(run, Noon.AddDays(7).AddTicks(-1)).Group);
        Assert.Equal(new DeskPlace(DeskGroup.Done, "no news of the pull request for 7 d"), Triage.Of(run, Noon.AddDays(7)));
    }

    [Fact]
    public void Group_IssueResolved_IsDoneWhateverTheState() =>
        Assert.Equal("issue resolved", Triage.Of(In(RunState.CodeReady) with { Issue = new() { Status = "resolved" } }, Now).Why);

    [Fact]
    public void Group_MarkedDone_SaysByWhomAndComesBeforeASnooze()
    {
        var run = In(RunState.CodeReady) with { Done = new("Mona", Now, Now), SnoozedUntilNews = true };
        Assert.Equal(new DeskPlace(DeskGroup.Done, "marked done by Mona"), Triage.Of(run, Now));
    }

    [Fact]
    public void Group_Snoozed_UntilItsTimeOrUntilNews()
    {
        var timed = In(RunState.CodeReady) with { SnoozedUntil = Second(100) };
        Assert.Equal(DeskGroup.Snoozed, Triage.Of(timed, Second(100).AddTicks(-1)).Group);
        Assert.Equal(DeskGroup.ReadyForReview, Triage.Of(timed, Second(100)).Group);
        Assert.Equal(new DeskPlace(DeskGroup.Snoozed, "until something changes"), Triage.Of(In(RunState.CodeReady) with { SnoozedUntilNews = true }, Noon.AddYears(9)));
    }

    [Fact]
    public void Handling_News_WakeWhatWasPutAwayWithoutATimeAndNothingElse()
    {
        var away = new Handling { ClaimedBy = "Mona", Snooze = new("Mona", Now, Until: null, Over: Now), Done = new("Mona", Now, Now) };
        Assert.Equal(away, away.After(Now));
        Assert.Equal(new Handling { ClaimedBy = "Mona" }, away.After(Now.AddTicks(1)));
        var timed = away with { Snooze = new("Mona", Now, Second(900), Now) };
        Assert.NotNull(timed.After(Now.AddTicks(1)).Snooze);
    }

    private static RunSummary In(RunState state) => Summed(At(0, RootCauseCompleted)) with { State = state, AgesOutAt = null };
}
