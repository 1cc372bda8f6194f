using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>axe finds no violation of WCAG 2.2 AA, in either theme, on a desk's and on a phone's screen.</summary>
public sealed class AccessibilityTests(Chromium chromium) : Journey(chromium)
{
    private readonly Looks _look = new();

    [Fact]
    public async Task EmptyPages_HaveNoViolation()
    {
        var login = new LoginPage(await (await SomebodyAsync()).NewPageAsync());
        await login.OpenAsync();
        await _look.AtAsync(login.Page, "sign-in");
        Guard.Expect("401 (Unauthorized)");
        await login.EnterAsync("not-the-token");
        await Expect(login.Problem).ToBeVisibleAsync();
        await _look.AtAsync(login.Page, "sign-in, refused");

        var desk = await DeskAsync(await ViewerAsync());
        Guard.Expect("404 (Not Found)");
        foreach (var path in (string[])["/", "/deliveries", "/insights", "/no/such/page", "/runs/404"])
        {
            await desk.GoAsync(path);
            await _look.AtAsync(desk.Page, path);
        }

        _look.FoundNothing();
    }

    [Fact]
    public async Task Desk_WithItsDialogs_HasNoViolation()
    {
        await Stage.PlayAsync(Server);
        var desk = await DeskAsync(await ViewerAsync());
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        await _look.AtAsync(desk.Page, "desk");

        await desk.Page.Keyboard.PressAsync("?");
        await Expect(desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" })).ToBeVisibleAsync();
        await _look.AtAsync(desk.Page, "desk, keys");
        await desk.Page.Keyboard.PressAsync("Escape");

        var palette = new PaletteDialog(desk.Page);
        await palette.OpenAsync();
        await _look.AtAsync(desk.Page, "desk, palette");
        await palette.Input.FillAsync("cart");
        await Expect(palette.Dialog.Locator("mark").First).ToBeVisibleAsync();
        await _look.AtAsync(desk.Page, "desk, palette with hits");
        await palette.Input.FillAsync("zebra crossing");
        await Expect(palette.Dialog.GetByText("Nothing is called")).ToBeVisibleAsync();
        await _look.AtAsync(desk.Page, "desk, palette without hits");
        _look.FoundNothing();
    }

    [Fact]
    public async Task Desk_WhileSomebodyWorksOnIt_HasNoViolation()
    {
        await Stage.PlayAsync(Server);
        var desk = await DeskAsync(await ViewerAsync());
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        var first = long.Parse((await desk.Rows.First.GetAttributeAsync("data-run-id"))!, System.Globalization.CultureInfo.InvariantCulture);

        await desk.Button("Filters").ClickAsync();
        await desk.Page.Locator("#desk-filters summary").First.ClickAsync();
        await Expect(desk.Page.Locator("#desk-filters input[type=checkbox]").First).ToBeVisibleAsync();
        await _look.AtAsync(desk.Page, "desk, filters");
        await desk.Button("Filters").ClickAsync();
        await desk.DoAsync(first);
        await Expect(desk.Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
        await _look.AtAsync(desk.Page, "desk, a row's menu");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.DoAsync(first, "Snooze");
        await _look.AtAsync(desk.Page, "desk, until when");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.DoAsync(first, "Hand over", "Somebody else");
        await Expect(desk.Page.GetByLabel("Hand over to")).ToBeFocusedAsync();
        await _look.AtAsync(desk.Page, "desk, to whom");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Row(first).HoverAsync();
        await desk.Pick(first).CheckAsync();
        await Expect(desk.Selected).ToBeVisibleAsync();
        await _look.AtAsync(desk.Page, "desk, one selected");
        await desk.Pick(first).UncheckAsync();
        await desk.Page.Locator(".group button").First.ClickAsync();
        await Expect(desk.Page.Locator(".group button[aria-expanded=false]")).ToHaveCountAsync(1);
        await desk.Person.ClickAsync();
        await _look.AtAsync(desk.Page, "desk, a group collapsed and the person's menu open");

        // A screen without a link is not let in.
        Guard.Expect("401 (Unauthorized)");
        foreach (var path in (string[])["/you", "/wall"])
        {
            await desk.Page.GotoAsync(new Uri(new(desk.Page.Url), path).ToString());
            await Expect(desk.Page.Locator("h1")).ToBeVisibleAsync();
            await _look.AtAsync(desk.Page, path);
        }

        _look.FoundNothing();
    }

    [Fact]
    public async Task Desk_SearchedPausedAndOnAWall_HasNoViolation()
    {
        await Stage.PlayAsync(Server);
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        await desk.OpenAsync("?q=cart");
        await Expect(desk.Page.Locator("mark").First).ToBeVisibleAsync();
        await _look.AtAsync(desk.Page, "desk, searched");
        await desk.OpenAsync("?q=zebra&repo=acme/shop&repo=acme/web");
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "No run has “zebra”" })).ToBeVisibleAsync();
        await _look.AtAsync(desk.Page, "desk, nothing found");
        await desk.OpenAsync();
        await desk.Button("Pause").ClickAsync();
        await Server.SeerAsync("root_cause_started", 4711, group: 4711);
        await Expect(desk.Page.GetByText("1 update waits")).ToBeVisibleAsync();
        await _look.AtAsync(desk.Page, "desk, paused");

        var settings = await SettingsAsync(viewer);
        await settings.Page.GetByLabel("Name of the screen").FillAsync("Kitchen");
        await settings.Button("Make a link").ClickAsync();
        var screen = new DeskPage(await (await SomebodyAsync()).NewPageAsync());
        await screen.Page.GotoAsync((await settings.Page.GetByTestId("wall-link").TextContentAsync())!);
        await screen.IsLiveAsync();
        await Expect(screen.Rows.First).ToBeVisibleAsync();
        await _look.AtAsync(screen.Page, "a screen on the wall");
        _look.FoundNothing();
    }

    [Fact]
    public async Task Runs_HaveNoViolation()
    {
        await DeliverAsync();
        var viewer = await ViewerAsync();
        foreach (var number in (long[])[12345, 8814400012345678, 7, 8])
        {
            var run = await RunAsync(viewer, number);
            await _look.AtAsync(run.Page, $"run {number}, analysis");
            if (number == 12345)
            {
                // A section's: below the page's own stand the tabs, which it would cover in part.
                await run.Page.Locator("details.copy summary").Nth(1).ClickAsync();
                await _look.AtAsync(run.Page, "run, what can be copied");
                await run.Page.Locator("details.copy summary").Nth(1).ClickAsync();
            }

            if (number == 7)
            {
                await run.Page.GetByRole(AriaRole.Button, new() { Name = "What to do with this run" }).ClickAsync();
                await Expect(run.Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
                await _look.AtAsync(run.Page, "run, its menu");
                await run.Page.Keyboard.PressAsync("Escape");
            }

            await run.ShowDeliveriesAsync();
            await run.Page.Locator("#deliveries button").First.ClickAsync();
            await Expect(run.Page.Locator("#deliveries pre")).ToBeVisibleAsync();
            await _look.AtAsync(run.Page, $"run {number}");
            await run.Page.CloseAsync();
        }

        _look.FoundNothing();
    }

    [Fact]
    public async Task Issues_HaveNoViolation()
    {
        await DeliverAsync();
        await Server.SeerAsync("root_cause_completed", 12399, """{"root_cause":{"one_line_description":"Woah wow there is another bug here."}}""");
        var issue = new IssuePage(await (await ViewerAsync()).NewPageAsync());
        await issue.GoAsync("/issues/1170820242?left=12345&right=12399");
        await Expect(issue.Cause).ToBeVisibleAsync();
        await _look.AtAsync(issue.Page, "issue, two runs compared");
        await issue.GoAsync("/issues/404");
        await _look.AtAsync(issue.Page, "issue that nobody told of");
        _look.FoundNothing();
    }

    [Fact]
    public async Task OtherPages_HaveNoViolation()
    {
        await DeliverAsync();
        await Server.SeerAsync("review_started", 9, group: 9);
        var viewer = await ViewerAsync();
        var log = new DeliveriesPage(await viewer.NewPageAsync());
        await log.GoAsync("/deliveries?id=1");
        await Expect(log.Detail.Locator("pre").First).ToBeVisibleAsync();
        await _look.AtAsync(log.Page, "deliveries, one open");

        var insights = new InsightsPage(await viewer.NewPageAsync());
        await insights.OpenAsync();
        await Expect(insights.Section("Unknown to this version")).ToContainTextAsync("review_started");
        await insights.Page.GetByText("As a table", new() { Exact = true }).First.ClickAsync();
        await Expect(insights.Section("Where runs stop, and what came of them")).ToBeVisibleAsync();
        await _look.AtAsync(insights.Page, "insights");
        await insights.GoAsync("/insights/runs?weeks=12w");
        await Expect(insights.Page.Locator("li[data-run-id]").First).ToBeVisibleAsync();
        await _look.AtAsync(insights.Page, "runs of the retro");

        var settings = await SettingsAsync(viewer);
        await settings.Button("Show a sign-in code").ClickAsync();
        await settings.Button("Save").ClickAsync();
        await Expect(settings.Page.Locator("#secret-help")).ToHaveAttributeAsync("role", "alert");
        await _look.AtAsync(settings.Page, "settings");
        _look.FoundNothing();
    }

    private async Task DeliverAsync()
    {
        foreach (var payload in Payload.FirstGeneration.Concat(Payload.SecondGeneration))
            await Server.KeepAsync(payload);
        await Server.KeepAsync(new Payload("issue", "created"));
        await Server.SeerAsync("coding_started", 7, group: 7);
        await Server.SeerAsync("coding_started", 8, group: 8, sentAt: TimeProvider.System.GetUtcNow().AddMinutes(-14));
    }
}
