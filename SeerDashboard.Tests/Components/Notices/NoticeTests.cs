using SeerDashboard.Components.Notices;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Components.Notices;

public sealed class NoticeTests
{
    private static readonly DateTimeOffset Now = Story.Second(60);

    [Fact]
    public void One_SaysWhatItIsAndLeadsToTheRun()
    {
        var notice = Notice.Of([(Run(1) with { Issue = new() { ShortId = "SHOP-4F2", Title = "KeyError: \u202e'currency'" } }, View())], Now);
        Assert.Equal(("SHOP-4F2: Root cause found", "KeyError: 'currency' · “Mine”"), (notice.Title, notice.Body));
        Assert.StartsWith("/runs/1?installation=", notice.Href, StringComparison.Ordinal);
        Assert.Equal("seer-run-acme-a8e5d37a-696c-4c54-adb5-b3f28d64c7de-1", notice.Tag);
    }

    [Fact]
    public void Several_AreOne_AndLeadToTheirView()
    {
        var notice = Notice.Of([(Run(1), View()), (Run(2), View()), (Run(3), View())], Now);
        Assert.Equal(("3 runs have a root cause", "“Mine”", "/?view=v1&repo=a"), (notice.Title, notice.Body, notice.Href));
    }

    [Fact]
    public void Several_OfSeveralKindsAndViews_SayNoMoreThanIsTrue()
    {
        var notice = Notice.Of([(Run(1), View()), (Run(2) with { State = RunState.CodeReady }, View("v2"))], Now);
        Assert.Equal(("2 runs came to what you watch", "2 of your views", "/"), (notice.Title, notice.Body, notice.Href));
    }

    [Fact]
    public void Watched_WhatMatchesAtFirst_IsNoNews_AndComingBackIs()
    {
        var watched = new WatchedView(View(query: "state=rootCauseFound&who=mine"), "Mona");
        Assert.Single(watched.Come([Run(1) with { ClaimedBy = "Mona" }, Run(2)], Now));
        Assert.Empty(watched.Come([Run(1) with { ClaimedBy = "mona" }], Now));
        Assert.Empty(watched.Come([Run(1) with { ClaimedBy = "Jo" }], Now));
        Assert.Equal([1, 2], watched.Come([Run(1) with { ClaimedBy = "Mona" }, Run(2) with { ClaimedBy = "Mona" }], Now).Select(run => run.RunId.Value));
    }

    [Theory]
    [InlineData("repo=a&group=readyForReview", true)]
    [InlineData("", true)]
    [InlineData("q=currency", false)]
    [InlineData("path=cart.py", false)]
    public void Watched_ViewsThatSearchForWords_AreNot(string query, bool can) => Assert.Equal(can, WatchedView.CanBe(View(query: query)));

    private static RunSummary Run(long id) => Story.Summed(Story.At(0, SeerAction.RootCauseCompleted)) with { RunId = new(id) };

    private static SavedView View(string id = "v1", string query = "repo=a") => new(id, "Mona", "Mine", query, Notifies: true, Now);
}
