using SeerDashboard.Runs;
using static SeerDashboard.Runs.SeerAction;
using static SeerDashboard.Tests.Runs.Story;

namespace SeerDashboard.Tests.Runs;

public sealed class PullRequestMergeTests
{
    private const string Shop = "acme/shop";

    [Fact]
    public void PullRequests_SameRepositoryAndNumber_AreOne()
    {
        var pull = Assert.Single(Merged([Pull(Shop, 1)], [Pull(Shop, 1, "https://github.com/acme/shop/pull/1")]));
        Assert.Equal("https://github.com/acme/shop/pull/1", pull.Url);
    }

    [Fact]
    public void PullRequests_OtherNumberOrRepository_AreOthers() =>
        Assert.Equal(3, Merged([Pull(Shop, 1), Pull(Shop, 2)], [Pull("acme/api", 1)]).Count);

    [Fact]
    public void PullRequests_Null_NeverReplaces()
    {
        var known = Pull(Shop, 1, "https://github.com/acme/shop/pull/1") with { Id = "456789", Provider = GitProvider.Github };
        var pull = Assert.Single(Merged([known], [Pull(Shop, 1)], [Pull(Shop, null)]));
        Assert.Equal(known with { State = PullRequestState.Opened }, pull);
    }

    [Fact]
    public void PullRequests_LaterValue_Replaces()
    {
        var pull = Assert.Single(Merged([Pull(Shop, 1, "https://old.example/1")], [Pull(Shop, 1, "https://new.example/1") with { Id = "2" }]));
        Assert.Equal(("https://new.example/1", "2"), (pull.Url, pull.Id));
    }

    [Fact]
    public void PullRequests_EntryWithoutNumber_IsReplacedByTheFirstWithOne()
    {
        var pulls = Merged([Pull(Shop, null), Pull("acme/api", null)], [Pull(Shop, 7), Pull(Shop, 8)]);
        Assert.Equal([(Shop, 7L), ("acme/api", null), (Shop, 8L)], pulls.Select(pull => (pull.Repo, pull.Number)));
    }

    [Fact]
    public void PullRequests_EntryWithoutNumberAfterOneWith_AddsNothing() =>
        Assert.Equal(1, Assert.Single(Merged([Pull(Shop, 1)], [Pull(Shop, null)])).Number);

    [Fact]
    public void PullRequests_EntryWithoutNumberButAnotherUrl_IsAnother()
    {
        var pulls = Merged([Pull(Shop, 1, "https://h.example/1")], [Pull(Shop, null, "https://h.example/2"), Pull(Shop, null, "https://h.example/1")]);
        Assert.Equal(["https://h.example/1", "https://h.example/2"], pulls.Select(pull => pull.Url));
    }

    [Fact]
    public void PullRequests_NumberForAKnownUrl_GoesToThatEntry()
    {
        var pulls = Merged([Pull(Shop, null, "https://h.example/1"), Pull(Shop, null, "https://h.example/2")], [Pull(Shop, 2, "https://h.example/2")]);
        Assert.Equal([null, 2L], pulls.Select(pull => pull.Number));
    }

    [Theory]
    [InlineData(null, null, PullRequestState.Creating)]
    [InlineData(1L, null, PullRequestState.Opened)]
    [InlineData(null, "https://h.example/1", PullRequestState.Opened)]
    public void PullRequest_State_IsCreatingOnlyWithoutNumberAndUrl(long? number, string? url, PullRequestState state) =>
        Assert.Equal(state, Assert.Single(Merged([Pull(Shop, number, url)])).State);

    [Fact]
    public void PullRequest_Created_TurnsFromCreatingToOpened() =>
        Assert.Equal(PullRequestState.Opened, Assert.Single(Merged([Pull(Shop, null)], [Pull(Shop, 1)])).State);

    [Fact]
    public void PullRequest_UnknownProvider_DoesNotReplaceAKnownOne() =>
        Assert.Equal(GitProvider.Gitlab, Assert.Single(Merged([Pull(Shop, 1) with { Provider = GitProvider.Gitlab }], [Pull(Shop, 1)])).Provider);

    [Theory]
    [InlineData(PullRequestCreated, false)]
    [InlineData(PullRequestReady, true)]
    [InlineData(IterationCompleted, false)]
    public void PullRequests_ComeWithTheseEvents_AndOnlyReadyForReviewSaysSo(string action, bool ready)
    {
        var run = Told(At(0, action) with { PullRequests = [Pull(Shop, 1)] }, At(60, PullRequestCreated, "later") with { PullRequests = [] });
        Assert.Single(run.PullRequests);
        Assert.Equal(ready, run.ReadyForReview);
    }

    private static IReadOnlyList<PullRequest> Merged(params PullRequest[][] deliveries) =>
        Told(deliveries.Select((pulls, i) => At(i * 60, PullRequestCreated, $"{i}") with { PullRequests = pulls })).PullRequests;
}
