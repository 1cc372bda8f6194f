using System.Text.RegularExpressions;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Store;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Runs stand in their groups, and go from one to the next by themselves.</summary>
public sealed class DeskGroupsTests(Chromium chromium) : Journey(chromium)
{
    private const string Cause = """{"root_cause":{"description":"A pool is too small."}}""";

    [Fact]
    public async Task Run_ThatMovesOn_GoesThroughTheGroupsInOneAndTheSameRow()
    {
        var desk = await DeskAsync(await ViewerAsync());
        await Server.SeerAsync("root_cause_started", 1);
        await Expect(desk.Groups).ToHaveTextAsync(["Running 1"]);
        await desk.Row(1).EvaluateAsync("row => { row.same = true; }");
        await Server.SeerAsync("root_cause_started", 2, group: 2);
        await Server.SeerAsync("root_cause_completed", 1, Cause);
        await Expect(desk.Groups).ToHaveTextAsync(["Root cause found 1", "Running 1"]);
        await Server.SeerAsync("solution_completed", 1, """{"solution":{"description":"A larger pool."}}""");
        await Expect(desk.Groups).ToHaveTextAsync(["Plan ready 1", "Running 1"]);
        await Expect(desk.Row(1).GetByRole(AriaRole.Link, new() { Name = "Read plan" })).ToBeVisibleAsync();
        await desk.CountsAsync("planReady", 1);
        await desk.CountsAsync("running", 1);
        Assert.True(await desk.Row(1).EvaluateAsync<bool>("row => row.same === true"), "The row was made anew.");
        await LateAndAgainAsync(desk);
        await desk.StayedAsync();
    }

    // A start that comes after its end, a run that begins anew and so goes back, and a delivery that is read again.
    private async Task LateAndAgainAsync(DeskPage desk)
    {
        await desk.WatchAsync(1);
        await Server.SeerAsync("solution_started", 1, sentAt: TimeProvider.System.GetUtcNow().AddMinutes(-2));
        // Beyond a minute, or it would be the same delivery sent twice.
        var begun = await Server.SeerAsync("root_cause_started", 1, sentAt: TimeProvider.System.GetUtcNow().AddMinutes(3));
        await Expect(desk.Groups).ToHaveTextAsync(["Running 2"]);
        await Server.Get<Reapplying>().ApplyAsync(begun, TestContext.Current.CancellationToken);
        await Server.SeerAsync("root_cause_completed", 1, Cause, sentAt: TimeProvider.System.GetUtcNow().AddMinutes(4));
        await Expect(desk.Groups).ToHaveTextAsync(["Root cause found 1", "Running 1"]);
        Assert.Equal(0, await desk.LostAsync());
    }

    [Fact]
    public async Task Heading_Collapsed_StaysSoInThisBrowserFromTheFirstPaintOn()
    {
        await Server.SeerAsync("root_cause_started", 1);
        await Server.SeerAsync("root_cause_completed", 2, Cause, group: 2);
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        await desk.Group("Running").ClickAsync();
        await Expect(desk.Row(1)).ToHaveCountAsync(0);
        await Expect(desk.Groups).ToHaveTextAsync(["Root cause found 1", "Running 1"]);
        await Expect(desk.Group("Running")).ToHaveAttributeAsync("aria-expanded", "false");

        var painted = await viewer.APIRequest.GetAsync("/");
        var html = await painted.TextAsync();
        Assert.Contains("data-run-id=\"2\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-run-id=\"1\"", html, StringComparison.Ordinal);
        await desk.OpenAsync();
        await Expect(desk.Row(1)).ToHaveCountAsync(0);
        await desk.Group("Running").ClickAsync();
        await Expect(desk.Row(1)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task EarlierRuns_OfAnIssue_AreUnderTheNewest()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Server.SeerAsync("root_cause_completed", 1, Cause, sentAt: now.AddMinutes(-10));
        await Server.SeerAsync("root_cause_started", 2, sentAt: now.AddMinutes(-1));
        var desk = await DeskAsync(await ViewerAsync());
        await Expect(desk.Rows).ToHaveCountAsync(1);
        await desk.Button("1 earlier run").ClickAsync();
        await Expect(desk.Rows).ToHaveCountAsync(2);
        await desk.Row(1).Last.GetByRole(AriaRole.Link, new() { Name = "Run 1" }).ClickAsync();
        await desk.Page.IsAtAsync("**/runs/1");
    }

    [Fact]
    public async Task Paused_NothingChangesUntilItGoesOn()
    {
        await Server.SeerAsync("root_cause_started", 1);
        var desk = await DeskAsync(await ViewerAsync());
        await desk.Button("Pause").ClickAsync();
        await Server.SeerAsync("root_cause_completed", 1, Cause);
        await Server.SeerAsync("root_cause_started", 2, group: 2);
        await Expect(desk.Page.GetByText("2 updates wait")).ToBeVisibleAsync();
        await desk.SaysAsync(1, "rootCause", "running");
        await desk.CountsAsync("all", 1);
        await desk.Button("Go on").ClickAsync();
        await desk.SaysAsync(1, "rootCause", "rootCauseFound");
        await desk.CountsAsync("all", 2);
    }

    [Fact]
    public async Task Tab_SaysHowManyNeedTheViewer()
    {
        var desk = await DeskAsync(await ViewerAsync());
        await Expect(desk.Page).ToHaveTitleAsync("Desk · SeerDashboard");
        await Server.SeerAsync("coding_completed", 1, """{"changes":[{"repo_name":"acme/shop","title":"t","description":"d","diff":"--- a.py\n+++ a.py\n@@ -1 +1 @@\n-x\n+y"}]}""");
        await Expect(desk.Page).ToHaveTitleAsync("(1) Desk · SeerDashboard");
        var icon = desk.Page.Locator("link[rel=icon]");
        await Expect(icon).ToHaveAttributeAsync("href", new Regex("^data:image/svg\\+xml,.*%3E1%3C", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await desk.Link(1).ClickAsync();
        await desk.Page.IsAtAsync("**/runs/1");
        await Expect(desk.Page).ToHaveTitleAsync(new Regex("^\\(1\\) (?!Desk)", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(icon).ToHaveAttributeAsync("href", new Regex("^data:image/svg\\+xml,", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await desk.OpenAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Needs me" }).ClickAsync();
        await desk.Page.IsAtAsync("**/?needs=me");
        await Expect(desk.Rows).ToHaveCountAsync(1);
    }
}
