using SeerDashboard.E2E.Host;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>What neither of the two stories carries, but Sentry may send (SENTRY.md §3).</summary>
public sealed class OtherFieldsTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task OldPlan_WithTypesFilesAndADeselectedStep_ShowsThemAll()
    {
        var run = await RunAsync(await ViewerAsync(), 20013);
        await Server.KeepAsync(new Payload("seer", "edge-solution-old-steps"));
        await Expect(run.PlanSteps).ToHaveCountAsync(5);
        var code = run.PlanSteps.Nth(0);
        await Expect(code).ToHaveAttributeAsync("data-type", "internal_code");
        await Expect(code.Locator(".markdown code")).ToHaveTextAsync("session?.user");
        await Expect(code.Locator("a.file")).ToHaveAttributeAsync("href", "https://github.com/owner/repo/blob/main/src/app/page.ts");
        var off = run.PlanSteps.Nth(1);
        await Expect(off).ToContainTextAsync("deselected");
        await Expect(off.Locator("del")).ToHaveTextAsync("Tell the team");
        await Expect(off).ToContainTextAsync("human instruction");
        await Expect(run.PlanSteps.Nth(2)).ToContainTextAsync("repro test");
        await Expect(run.PlanSteps.Nth(2)).Not.ToContainTextAsync("deselected");
        await Expect(run.PlanSteps.Nth(3)).ToContainTextAsync("Deploy it");
        await Expect(run.PlanSteps.Nth(4)).ToContainTextAsync("For a day.");
        // Not understood, not dropped.
        await Expect(run.Plan.Locator("details.raw pre")).ToContainTextAsync("rate(5xx)");
        await Expect(run.Plan.Locator("details.raw pre")).ToContainTextAsync("owner\": \"web\"");
        await run.StayedAsync();
    }

    [Fact]
    public async Task NoCodeFix_SaysWhy()
    {
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        await Server.KeepAsync(new Payload("seer", "edge-root-cause-no-code-fix"));
        await desk.SaysAsync(20010, "rootCause", "noCodeFix");
        var run = await RunAsync(viewer, 20010);
        await Expect(run.RootCause).ToContainTextAsync("needs an action, not code");
        await Expect(run.RootCause).ToContainTextAsync("The time is set in the load balancer, not in code.");
    }

    [Fact]
    public async Task UnknownActionTypeAndFields_AreShownAsTheyCame()
    {
        var viewer = await ViewerAsync();
        var action = await RunAsync(viewer, 20023);
        await Server.KeepAsync(new Payload("seer", "edge-unknown-action"));
        await Expect(action.Unknown).ToContainTextAsync("merge_conflict_found");
        await action.Unknown.GetByText("As sent").ClickAsync();
        await Expect(action.Unknown.Locator("pre")).ToContainTextAsync("\"score\": 0.5");
        await Expect(action.Unknown.Locator("pre")).ToContainTextAsync("\"shop/cart.py\"");

        await Server.KeepAsync(new Payload("seer", "edge-root-cause-unknown-item-type"));
        var type = await RunAsync(viewer, 20009);
        await Expect(type.Timeline).ToHaveAttributeAsync("data-type", "scheduled_job");
        await Expect(type.Timeline).ToContainTextAsync("scheduled job");
        await Expect(type.Timeline.Locator("a.file")).ToHaveAttributeAsync("href", "https://gitlab.com/group/sub/app/-/blob/main/jobs/nightly.py");

        await Server.KeepAsync(new Payload("seer", "edge-unknown-fields"));
        var fields = await RunAsync(viewer, 20026);
        await fields.StepIsAsync("solution", "running");
        await Expect(fields.Unknown.Locator("pre")).ToContainTextAsync("\"kind\": \"alert\"");
    }

    [Fact]
    public async Task DeliveryTwice_IsListedTwiceWithItsVerdictsInTheViewersTime()
    {
        // Sentry tells whole seconds.
        var sentAt = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddMinutes(-3).ToUnixTimeSeconds());
        var run = await RunAsync(await ViewerAsync(), 77);
        var first = await Server.SeerAsync("root_cause_started", 77, sentAt: sentAt);
        await Server.SeerAsync("root_cause_started", 77, sentAt: sentAt.AddSeconds(2));
        // A duplicate changes nothing of the run, so it is listed with the next word about it.
        await Server.SeerAsync("root_cause_completed", 77);
        await run.ShowDeliveriesAsync();
        await Expect(run.Deliveries.Locator(".outcome .chip")).ToHaveTextAsync(["applied", "duplicate", "applied"]);
        await Expect(run.Deliveries.Nth(1)).ToContainTextAsync("Same body as delivery 1, sent 2 s earlier.");
        var there = TimeZoneInfo.ConvertTime(sentAt, TimeZoneInfo.FindSystemTimeZoneById(Zone));
        await Expect(run.Deliveries.First.Locator(".sent")).ToHaveTextAsync(there.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        await Expect(await run.BodyAsync(first)).ToContainTextAsync("\"run_id\": 77");
        var download = await run.Page.RunAndWaitForDownloadAsync(() => run.Page.GetByRole(AriaRole.Link, new() { Name = "Download the body, byte for byte" }).ClickAsync());
        Assert.Equal(Body.Seer("root_cause_started", 77), await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task PullRequestStillBeingCreated_IsNoLinkUntilItIsThere()
    {
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        var run = await RunAsync(viewer, 78);
        await Server.SeerAsync("pr_created", 78, """{"pull_requests":[{"provider":"unknown","repo_name":"group/sub/app","pull_request":{"pr_id":null,"pr_number":null,"pr_url":null}}]}""");
        await desk.SaysAsync(78, "pullRequest", "creatingPullRequest");
        await Expect(run.PullRequests).ToContainTextAsync("being created; this may have failed: Sentry does not say");
        await Expect(run.PullRequests.GetByTestId("pr-link")).ToHaveCountAsync(0);
        await Expect(run.Step("coding")).ToContainTextAsync("done, but nothing was sent");
        await Server.SeerAsync("pr_created", 78, """{"pull_requests":[{"provider":"unknown","repo_name":"group/sub/app","pull_request":{"pr_id":5,"pr_number":41,"pr_url":"https://gitlab.com/group/sub/app/-/merge_requests/41"}}]}""");
        await desk.SaysAsync(78, "pullRequest", "pullRequestOpened");
        await Expect(run.PullRequests.GetByTestId("pr-link")).ToHaveTextAsync("group/sub/app !41 ↗");
        await Expect(run.PullRequests.GetByRole(AriaRole.Img, new() { Name = "GitLab" })).ToBeVisibleAsync();
    }
}
