using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>What the second-generation payload files tell, as it stands on the screen.</summary>
internal static class SecondGenerationStory
{
    /// <summary>The run's number.</summary>
    public const long Number = 8814400012345678;

    /// <summary>The finding.</summary>
    public static async Task SeesRootCauseAsync(DeskPage desk, RunPage run)
    {
        await run.StepIsAsync("rootCause", "completed");
        await Expect(desk.Row(Number)).ToContainTextAsync("Carts older than 30 days are restored from an archive that keeps the lines but not the customer.");
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

    /// <summary>The plan.</summary>
    public static async Task SeesPlanAsync(RunPage run)
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

    /// <summary>The change set; <paramref name="raise"/> is the line that the iteration changes.</summary>
    public static async Task SeesCodeAsync(DeskPage desk, RunPage run, string raise)
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
        await Expect(desk.Row(Number)).ToContainTextAsync("4 files +12 −3");
        await Expect(desk.Row(Number)).ToContainTextAsync("acme/shop");
        await Expect(desk.Row(Number)).ToContainTextAsync("acme/api");
    }

    /// <summary>The pull requests.</summary>
    public static async Task SeesPullRequestsAsync(DeskPage desk, RunPage run)
    {
        await run.StepIsAsync("pullRequest", "completed");
        var links = run.PullRequests.GetByTestId("pr-link");
        await Expect(links).ToHaveTextAsync(["acme/shop #418 ↗", "acme/api #97 ↗"]);
        await Expect(links.Nth(0)).ToHaveAttributeAsync("href", "https://github.com/acme/shop/pull/418");
        await Expect(links.Nth(1)).ToHaveAttributeAsync("href", "https://github.com/acme/api/pull/97");
        // Sentry said "unknown"; the address says it.
        await Expect(run.PullRequests.GetByRole(AriaRole.Img, new() { Name = "GitHub" })).ToHaveCountAsync(2);
        await Expect(desk.Row(Number).GetByTestId("pr-link")).ToHaveCountAsync(2);
    }
}
