using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>An issue with its runs, two of them compared.</summary>
public sealed class IssuePageTests(Chromium chromium) : Journey(chromium)
{
    private const long Issue = 1170820242;

    [Fact]
    public async Task TwoRuns_AreComparedSideBySide_AndTheLinkShowsTheSame()
    {
        var now = TimeProvider.System.GetUtcNow();
        await PlayAsync(71, "Carts older than 30 days lose their customer.", "Load the customer", "b", now.AddHours(-2));
        await PlayAsync(72, "Carts older than 31 days lose their customer.", "Load the customer by id", "c", now.AddHours(-1));
        var viewer = await ViewerAsync();
        var run = await RunAsync(viewer, 72);
        await run.Page.GetByRole(AriaRole.Link, new() { Name = "All runs of the issue, side by side" }).ClickAsync();

        var issue = new IssuePage(run.Page);
        await Expect(issue.Runs).ToHaveCountAsync(2);
        await Expect(issue.Run(71)).ToContainTextAsync("Superseded by run 72");
        await issue.Page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true }).ClickAsync();

        await Expect(issue.Cause).ToHaveTextAsync("Carts older than −30+31 days lose their customer.");
        await Expect(issue.Cause.Locator("del")).ToHaveTextAsync("−30");
        await Expect(issue.Plan.Locator(".word")).ToHaveTextAsync("in other words");
        await Expect(issue.Files.Locator(".word")).ToHaveTextAsync("changed differently");
        await Expect(issue.Page).ToHaveURLAsync($"{Server.Address}issues/{Issue}?left=71&right=72");

        await issue.Page.ReloadAsync();
        await issue.IsLiveAsync();
        await Expect(issue.Cause.Locator("ins")).ToHaveTextAsync("+31");

        // Another run appears by itself, and the comparison stays.
        await Server.SeerAsync("root_cause_started", 73, group: Issue);
        await Expect(issue.Runs).ToHaveCountAsync(3);
        await Expect(issue.Cause).ToBeVisibleAsync();
        await issue.StayedAsync();

        await issue.Page.GetByRole(AriaRole.Link, new() { Name = "Differences of the code" }).ClickAsync();
        var review = new ReviewPage(issue.Page);
        await review.IsReadAsync();
        await Expect(review.File("cart.py").Locator("tr.add, tr.del")).ToHaveCountAsync(2);
        await Expect(review.File("cart.py").Locator("tr.del")).ToContainTextAsync("b");
        await Expect(review.Page.GetByLabel("against")).ToHaveValueAsync("run");
        await review.Page.GetByLabel("against").SelectOptionAsync("the code before");
        await Expect(review.File("cart.py").Locator("tr.add, tr.del")).ToHaveCountAsync(1);
        await Expect(review.Page).ToHaveURLAsync($"{Server.Address}runs/72/review?version=1");

        await issue.GoAsync($"/issues/{Issue}?left=71&right=72");
        await issue.Page.GetByRole(AriaRole.Link, new() { Name = "Code of run 71" }).ClickAsync();
        await Expect(new RunPage(issue.Page).Code).ToHaveAttributeAsync("data-linked", "");
    }

    [Fact]
    public async Task Issue_ThatNobodyTold_SaysSo()
    {
        var issue = new IssuePage(await (await ViewerAsync()).NewPageAsync());

        await issue.GoAsync("/issues/4711");

        await Expect(issue.Page.GetByText("Nothing is known of issue 4711")).ToBeVisibleAsync();
    }

    private async Task PlayAsync(long run, string cause, string step, string line, DateTimeOffset at)
    {
        await Server.SeerAsync("root_cause_completed", run, $$$"""{"root_cause":{"one_line_description":"{{{cause}}}"}}""", Issue, sentAt: at);
        await Server.SeerAsync("solution_completed", run, $$$"""{"solution":{"one_line_summary":"Fix it.","steps":[{"title":"{{{step}}}","description":"Yes."}]}}""", Issue, sentAt: at.AddMinutes(1));
        await Server.SeerAsync("coding_completed", run, $$$"""{"code_changes":{"acme/shop":[{"path":"cart.py","type":"M","added":1,"removed":0,"diff":"--- cart.py\n+++ cart.py\n@@ -1 +1,2 @@\n a\n+{{{line}}}"}]}}""", Issue, sentAt: at.AddMinutes(2));
    }
}
