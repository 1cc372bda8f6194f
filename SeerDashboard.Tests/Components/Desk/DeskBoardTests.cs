using SeerDashboard.Components.Desk;
using SeerDashboard.Runs;
using SeerDashboard.Tests.Runs;
using static SeerDashboard.Tests.Components.Desk.Told;

namespace SeerDashboard.Tests.Components.Desk;

public sealed class DeskBoardTests
{
    private static readonly DateTimeOffset Now = Story.Second(400);

    [Fact]
    public void Of_ReadyForReview_ShowsWhatWaitsLongestFirst()
    {
        Assert.Equal([2, 3, 1], Ids(Board(Coded(1, at: 300), Coded(2, at: 100), Coded(3, at: 200)), DeskGroup.ReadyForReview));
        Assert.Equal([1, 3, 2], Ids(Board(Found(1, at: 300), Found(2, at: 100), Found(3, at: 200)), DeskGroup.RootCauseFound));
    }

    [Fact]
    public void Of_ReadyForReview_WhatNobodyTookForAWeekStandsBelow()
    {
        var day = TimeSpan.FromDays(1).TotalSeconds;
        RunSummary[] runs = [Coded(1, at: 0), Coded(2, at: day), Coded(3, at: 8 * day), Coded(4, at: 5 * day)];
        Assert.Equal([4, 3, 2, 1], DeskBoard.Of(runs, Story.Second(9 * day))[DeskGroup.ReadyForReview].Select(card => card.Run.RunId.Value));
    }

    [Fact]
    public void All_IsTheSumOfWhatTheGroupsCount()
    {
        var week = DeskBoard.Week.TotalSeconds;
        RunSummary[] runs = [Merged(1, at: 0), Merged(2, at: week), Coded(3, at: week), Found(4) with { SnoozedUntilNews = true }];
        var board = DeskBoard.Of(runs, Story.Second(week + 100));
        Assert.Equal((1, 2, true), (board.Count(DeskGroup.Done), board.All, board.CountsThisWeek));
        var found = board.Found(runs);
        Assert.Equal((2, 3, false), (found.Count(DeskGroup.Done), found.All, found.CountsThisWeek));
    }

    [Fact]
    public void Of_Snoozed_ShowsWhatComesBackFirst()
    {
        var news = Found(1) with { SnoozedUntilNews = true };
        Assert.Equal([3, 2, 1], Ids(Board(news, Found(2) with { SnoozedUntil = Now.AddHours(2) }, Found(3) with { SnoozedUntil = Now.AddHours(1) }), DeskGroup.Snoozed));
    }

    [Fact]
    public void Of_RunsOfOneIssue_FoldsTheOlderUnderTheNewest()
    {
        var board = Board(Found(1, issue: 7).Under(3), Running(3, issue: 7), Coded(4), Merged(2).Under(3) with { GroupId = new GroupId(7) });
        Assert.Equal(2, board.All);
        var card = Assert.Single(board[DeskGroup.Running]);
        Assert.Equal([1, 2], card.Earlier.Select(run => run.RunId.Value));
        Assert.Equal(0, board.Count(DeskGroup.RootCauseFound));
    }

    [Fact]
    public void Of_OlderRunWhoseNewestIsNotThere_HasItsOwnRow() =>
        Assert.Equal([1], Ids(Board(Found(1, issue: 7).Under(3), Running(2)), DeskGroup.RootCauseFound));

    [Fact]
    public void Of_RunsWithoutAnIssue_AreNotFolded() =>
        Assert.Equal(2, Board(Running(1) with { GroupId = null }, Running(2) with { GroupId = null }).All);

    [Fact]
    public void Of_AfterTheQuietTime_IsWithoutWord()
    {
        var run = Running(1);
        Assert.Equal(run.QuietAt, DeskBoard.Of([run], Now).TurnsAt);
        var later = DeskBoard.Of([run], run.QuietAt!.Value);
        Assert.Equal(RunState.Quiet, Assert.Single(later[DeskGroup.NoWord]).Run.State);
        Assert.Null(later.TurnsAt);
    }

    [Fact]
    public void TurnsAt_IsTheFirstOfSilenceWakingAndAgeing()
    {
        var asleep = Found(2) with { SnoozedUntil = Now.AddMinutes(1) };
        var opened = Coded(3) with { State = RunState.PullRequestOpened, AgesOutAt = Now.AddMinutes(2) };
        Assert.Equal(Now.AddMinutes(1), Board(asleep, opened).TurnsAt);
        Assert.Equal(Now.AddMinutes(2), Board(opened).TurnsAt);
    }

    [Fact]
    public void Asked_OneRepository_LeavesOthersOutAndFoldsNothingUnderThem()
    {
        var old = Found(1, issue: 7).Under(2) with { Repos = ["acme/shop"] };
        var asked = Board(old, Running(2, issue: 7), Coded(3) with { Repos = ["acme/shop"] }).Asked(new() { Repo = "acme/shop" }, me: null, found: null);
        Assert.Equal([3], Ids(asked, DeskGroup.ReadyForReview));
        Assert.Equal([1], Ids(asked, DeskGroup.RootCauseFound));
        Assert.Equal(2, asked.All);
    }

    [Fact]
    public void Asked_Unclaimed_AsksTheNewestOfAnIssueOnly()
    {
        var asked = Board(Found(1, issue: 7).Under(2), Running(2, issue: 7) with { ClaimedBy = "Jo" }, Coded(3)).Asked(new() { Who = DeskWho.Unclaimed }, "Mia", found: null);
        Assert.Equal((1, 3), (asked.All, Ids(asked, DeskGroup.ReadyForReview).Single()));
    }

    [Fact]
    public void Asked_GroupAndWords_CountAllGroupsOfWhatWasFound()
    {
        var board = Board(Found(1), Coded(2), Running(3));
        var asked = board.Asked(new() { Group = DeskGroup.Running, Text = "cart" }, me: null, new HashSet<RunKey> { Found(1).Key, Running(3).Key });
        Assert.Equal((1, 0, 1), (asked.Count(DeskGroup.RootCauseFound), asked.Count(DeskGroup.ReadyForReview), asked.Count(DeskGroup.Running)));
    }

    [Fact]
    public void IsShared_SameNumberOfTwoSenders_OnlyThat()
    {
        var board = Board(Running(7) with { Installation = "one" }, Running(7) with { Installation = "two" }, Running(8));
        Assert.True(board.IsShared(new RunId(7)));
        Assert.False(board.IsShared(new RunId(8)));
    }

    private static DeskBoard Board(params RunSummary[] runs) => DeskBoard.Of(runs, Now);

    private static IEnumerable<long> Ids(DeskBoard board, DeskGroup group) => board[group].Select(card => card.Run.RunId.Value);
}
