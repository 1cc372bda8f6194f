using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

public sealed class SecondGenerationTests(Chromium chromium) : Journey(chromium)
{
    private const long Run = 8814400012345678;

    [Fact]
    public async Task TenActions_WhileDeskAndRunAreOpen_AppearWithEveryField()
    {
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        var run = await RunAsync(viewer, Run);
        var sent = Payload.SecondGeneration;

        await Server.KeepAsync(sent[0]);
        await desk.SaysAsync(Run, "rootCause", "running");
        await run.StepIsAsync("rootCause", "running");
        await Server.KeepAsync(sent[1]);
        await desk.SaysAsync(Run, "rootCause", "rootCauseFound");
        await SeesRootCauseAsync(desk, run);

        await Server.KeepAsync(sent[2]);
        await desk.SaysAsync(Run, "solution", "running");
        await run.StepIsAsync("solution", "running");
        await Server.KeepAsync(sent[3]);
        await desk.SaysAsync(Run, "solution", "planReady");
        await SeesPlanAsync(run);

        await Server.KeepAsync(sent[4]);
        await desk.SaysAsync(Run, "coding", "running");
        await run.StepIsAsync("coding", "running");
        await Server.KeepAsync(sent[5]);
        await desk.SaysAsync(Run, "coding", "codeReady");
        await SeesCodeAsync(desk, run, "            raise CartWithoutCustomer(session.id)");

        await Server.KeepAsync(sent[6]);
        await desk.SaysAsync(Run, "pullRequest", "pullRequestOpened");
        await desk.CountsAsync("pullRequestOpened", 1);
        await SeesPullRequestsAsync(desk, run);
        await Expect(run.PullRequests).Not.ToContainTextAsync("ready for review");

        await Server.KeepAsync(sent[7]);
        await desk.SaysAsync(Run, "pullRequest", "running");
        await Expect(desk.Row(Run)).ToContainTextAsync("Working on feedback");
        await run.StepIsAsync("pullRequest", "running");
        await Expect(run.PullRequests).ToContainTextAsync("feedback, round 1, is being worked in");

        await Server.KeepAsync(sent[8]);
        await desk.SaysAsync(Run, "pullRequest", "pullRequestOpened");
        await run.StepIsAsync("pullRequest", "completed");
        await Expect(run.PullRequests).ToContainTextAsync("feedback worked in, round 1");
        await Expect(run.Code).ToContainTextAsync("the last of 2 that were delivered");
        await SeesCodeAsync(desk, run, "            raise CartWithoutCustomer(session.id, cart.lines)");

        var last = await Server.KeepAsync(sent[9]);
        await Expect(desk.Row(Run)).ToContainTextAsync("PR ready for review");
        await Expect(run.PullRequests.GetByText("ready for review", new() { Exact = true })).ToBeVisibleAsync();
        await SeesPullRequestsAsync(desk, run);

        await Expect(run.Deliveries).ToHaveCountAsync(10);
        await Expect(run.Deliveries.Locator(".outcome")).ToHaveTextAsync(Enumerable.Repeat("applied", 10));
        await Expect(await run.BodyAsync(last)).ToContainTextAsync("\"action\": \"pr_ready_for_review\"");
        await desk.StayedAsync();
        await run.StayedAsync();
    }

    private static async Task SeesRootCauseAsync(DeskPage desk, RunPage run)
    {
        await run.StepIsAsync("rootCause", "completed");
        await Expect(desk.Row(Run)).ToContainTextAsync("Carts older than 30 days are restored from an archive that keeps the lines but not the customer.");
        var found = run.RootCause;
        await Expect(run.Page.GetByText("Carts older than 30 days are restored from an archive that keeps the lines but not the customer.")).ToBeVisibleAsync();
        await Expect(found).ToContainTextAsync("Cart.restore takes the customer from the session, and archived sessions hold none; checkout then reads None.id.");
        await Expect(found.Locator("ol.numbered > li")).ToHaveTextAsync(
        [
            "Checkout reads cart.customer.id and the customer is None.",
            "Cart.restore takes the customer from the session without checking it.",
            "Archived sessions hold no customer since the archive was introduced.",
            "The archive was made for reporting, which never needed customers.",
            "No test restores a cart from an archived session.",
        ]);
        await Expect(found.Locator("ol.numbered code").First).ToHaveTextAsync("cart.customer.id");
        await Expect(found.Locator("ol.plain > li")).ToHaveTextAsync(["Open a cart and leave it for 31 days.", "Return with the same cookie and check out."]);
        await Expect(found).ToContainTextAsync("In acme/shop");
        await Expect(found).ToContainTextAsync("can be fixed in code");
        await Expect(found).ToContainTextAsync("fixability: high");
        await Expect(found).ToContainTextAsync("One class restores carts, and the archive keeps the customer’s id.");
        // No place of its own: kept and shown as JSON.
        await found.GetByText("1 more field that this version does not know").ClickAsync();
        var json = found.Locator("details.raw pre");
        await Expect(json).ToContainTextAsync("\"open_period_id\": 991");
        await Expect(json).ToContainTextAsync("\"start\": \"2026-11-01T00:00:00Z\"");
        await Expect(json).ToContainTextAsync("\"end\": \"2026-11-03T09:58:11Z\"");
    }

    private static async Task SeesPlanAsync(RunPage run)
    {
        await run.StepIsAsync("solution", "completed");
        await Expect(run.Plan).ToContainTextAsync("Load the customer by id when the session has none; refuse checkout without one.");
        await Expect(run.PlanSteps.GetByRole(AriaRole.Heading)).ToHaveTextAsync(
        [
            "Load the customer by id when the session has none",
            "Refuse checkout without a customer, with a clear message",
            "Test a cart restored from an archived session",
        ]);
        await Expect(run.PlanSteps.Locator(".markdown")).ToHaveTextAsync(
        [
            "Use the id that the archive does keep: session[\"customer_id\"].",
            "Raise CartWithoutCustomer, and answer 409 in the API.",
            "One test for the restored customer.",
        ]);
        await Expect(run.PlanSteps.Nth(0).Locator("code")).ToHaveTextAsync("session[\"customer_id\"]");
    }

    private static async Task SeesCodeAsync(DeskPage desk, RunPage run, string raise)
    {
        await run.StepIsAsync("coding", "completed");
        await Expect(run.Code.Locator(".repository h3")).ToHaveTextAsync(["acme/shop", "acme/api"]);
        await Expect(run.Files).ToHaveCountAsync(4);
        await Expect(run.File("shop/cart.py").Locator("header")).ToContainTextAsync("+3 −1");
        await Expect(run.Lines("shop/cart.py", "del").Locator("td:last-child")).ToHaveTextAsync(["        cart.customer = session.get(\"customer\")"]);
        await Expect(run.Lines("shop/cart.py", "add").Locator("td:last-child")).ToHaveTextAsync(
            ["        cart.customer = cls._customer_of(session)", "        if cart.customer is None:", raise]);
        await Expect(run.Lines("shop/cart.py", "ctx")).ToHaveCountAsync(6);
        // Numbers of the old and the new line stand beside the text; the sign is text, not colour alone.
        await Expect(run.Lines("shop/cart.py", "del").Locator("td").Nth(0)).ToHaveTextAsync("10");
        await Expect(run.Lines("shop/cart.py", "add").Nth(0).Locator("td").Nth(1)).ToHaveTextAsync("10");
        await Expect(run.Lines("shop/cart.py", "add").Nth(0).Locator("td").Nth(2)).ToHaveTextAsync("+");
        await Expect(run.File("tests/test_cart.py").Locator("header")).ToContainTextAsync("new file");
        await Expect(run.File("tests/test_cart.py").Locator("header")).ToContainTextAsync("+6 −0");
        await Expect(run.Lines("tests/test_cart.py", "add")).ToHaveCountAsync(6);
        await Expect(run.Lines("tests/test_cart.py", "add").Nth(5)).ToContainTextAsync("assert cart.customer.id == archived_session[\"customer_id\"]");
        await Expect(run.File("shop/legacy.py").Locator("header")).ToContainTextAsync("deleted");
        await Expect(run.File("shop/legacy.py").Locator("header")).ToContainTextAsync("+0 −2");
        await Expect(run.Lines("shop/legacy.py", "del").Locator("td:last-child")).ToHaveTextAsync(["# Kept for carts of 2023.", "LEGACY = True"]);
        await Expect(run.File("src/carts.ts").Locator("header")).ToContainTextAsync("+3 −0");
        await Expect(run.Lines("src/carts.ts", "add")).ToHaveCountAsync(3);
        await Expect(run.Code.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync("4 files +12 −3");
        await Expect(desk.Row(Run)).ToContainTextAsync("4 files +12 −3");
        await Expect(desk.Row(Run)).ToContainTextAsync("acme/shop");
        await Expect(desk.Row(Run)).ToContainTextAsync("acme/api");
    }

    private static async Task SeesPullRequestsAsync(DeskPage desk, RunPage run)
    {
        await run.StepIsAsync("pullRequest", "completed");
        var links = run.PullRequests.GetByTestId("pr-link");
        await Expect(links).ToHaveTextAsync(["acme/shop #418 ↗", "acme/api #97 ↗"]);
        await Expect(links.Nth(0)).ToHaveAttributeAsync("href", "https://github.com/acme/shop/pull/418");
        await Expect(links.Nth(1)).ToHaveAttributeAsync("href", "https://github.com/acme/api/pull/97");
        // Sentry said "unknown"; the address says it.
        await Expect(run.PullRequests.GetByRole(AriaRole.Img, new() { Name = "GitHub" })).ToHaveCountAsync(2);
        await Expect(desk.Row(Run).GetByTestId("pr-link")).ToHaveCountAsync(2);
    }
}
