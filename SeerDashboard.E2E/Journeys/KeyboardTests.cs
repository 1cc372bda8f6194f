using SeerDashboard.E2E.Host;

namespace SeerDashboard.E2E.Journeys;

public sealed class KeyboardTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Help_ListsTheKeys_ClosesWithEscape_AndTheFocusIsWhereItWas()
    {
        await Server.SeerAsync("root_cause_started", 1);
        var viewer = await ViewerAsync();
        await viewer.AddInitScriptAsync("Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' })");
        var desk = await DeskAsync(viewer);
        await Expect(desk.Page.Locator(".find .mac")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".find .pc")).ToBeHiddenAsync();
        await desk.Link(1).FocusAsync();
        await desk.Page.Keyboard.PressAsync("?");
        var help = desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" });
        await Expect(help).ToBeVisibleAsync();
        await Expect(help.GetByText("Go to the insights")).ToBeVisibleAsync();
        await Expect(help.GetByText("⌘").First).ToBeVisibleAsync();
        await Expect(help.GetByText("Ctrl", new() { Exact = true }).First).ToBeHiddenAsync();

        // What the dialog covers is out of reach.
        await desk.Page.Keyboard.PressAsync("g");
        await desk.Page.Keyboard.PressAsync("i");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Expect(help).ToBeHiddenAsync();
        await Expect(desk.Link(1)).ToBeFocusedAsync();
        Assert.Equal("/", new Uri(desk.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Sequences_LeadToThePages_AndTypingIsLeftAlone()
    {
        var desk = await DeskAsync(await ViewerAsync());
        foreach (var (key, path) in ((string, string)[])[("i", "/insights"), ("l", "/deliveries"), ("s", "/settings"), ("d", "/")])
        {
            await desk.Page.Keyboard.PressAsync("g");
            await desk.Page.Keyboard.PressAsync(key);
            await desk.Page.IsAtAsync("**" + path);
            await Expect(desk.Heading).ToBeFocusedAsync();
        }

        var settings = await SettingsAsync(desk.Page.Context);
        var secret = settings.Page.GetByRole(AriaRole.Textbox, new() { Name = "Client secret" });
        await secret.PressSequentiallyAsync("g d?");
        await Expect(secret).ToHaveValueAsync("g d?");
        await Expect(settings.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal("/settings", new Uri(settings.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task DeskToARunAndBack_WithTheKeyboardAlone()
    {
        for (var run = 1; run <= 3; run++)
            await Server.SeerAsync("root_cause_completed", run, """{"root_cause":{"description":"Found."}}""", group: run);
        await Server.SeerAsync("coding_started", 4, group: 4);
        var desk = await DeskAsync(await ViewerAsync());
        var keys = desk.Page.Keyboard;
        await Expect(desk.Rows).ToHaveCountAsync(4);
        var order = await desk.Rows.EvaluateAllAsync<long[]>("rows => rows.map(row => Number(row.dataset.runId))");

        // Through the groups, down and up.
        foreach (var (key, at) in ((string, int)[])[("j", 0), ("j", 1), ("j", 2), ("j", 3), ("j", 3), ("k", 2), ("k", 1)])
        {
            await keys.PressAsync(key);
            await Expect(desk.Link(order[at])).ToBeFocusedAsync();
        }

        await keys.PressAsync("x");
        await Expect(desk.Row(order[1]).GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await keys.PressAsync("x");
        await Expect(desk.Row(order[1]).GetByRole(AriaRole.Checkbox)).Not.ToBeCheckedAsync();
        await keys.PressAsync("c");
        await Expect(desk.Row(order[1]).GetByRole(AriaRole.Img, new() { Name = "claimed by you" })).ToBeVisibleAsync();
        await keys.PressAsync("s");
        var menu = desk.Page.GetByRole(AriaRole.Menu);
        await Expect(menu.GetByRole(AriaRole.Menuitem, new() { Name = "Tomorrow morning" })).ToBeVisibleAsync();
        await Expect(menu.Locator(":focus")).ToHaveCountAsync(1);
        await keys.PressAsync("Escape");
        await Expect(menu).ToHaveCountAsync(0);
        await Expect(desk.Row(order[1]).Locator(":focus")).ToHaveCountAsync(1);

        await keys.PressAsync("j");
        await Expect(desk.Link(order[2])).ToBeFocusedAsync();
        await keys.PressAsync("k");
        await Expect(desk.Link(order[1])).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await desk.Page.IsAtAsync($"**/runs/{order[1]}");
        await Expect(desk.Heading).ToBeFocusedAsync();
        await keys.PressAsync("g");
        await keys.PressAsync("d");
        await Expect(desk.Heading).ToHaveTextAsync("What needs you");
        // Back where one was.
        await Expect(desk.Link(order[1])).ToBeFocusedAsync();
        await desk.StayedAsync();
    }

    [Fact]
    public async Task KeysWithoutCtrl_SwitchedOff_StayOffInThisBrowser()
    {
        var desk = await DeskAsync(await ViewerAsync());
        await desk.Page.Keyboard.PressAsync("?");
        var help = desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" });
        var single = help.GetByRole(AriaRole.Checkbox, new() { Name = "Keys without Ctrl work" });
        await Expect(desk.Page.Locator(".find .pc")).ToBeVisibleAsync();
        await Expect(single).ToBeCheckedAsync();
        await single.UncheckAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await Expect(help).ToBeHiddenAsync();
        await desk.Page.ReloadAsync();
        await desk.IsLiveAsync();
        await desk.Page.Keyboard.PressAsync("g");
        await desk.Page.Keyboard.PressAsync("i");
        await desk.Page.Keyboard.PressAsync("?");
        await Expect(help).ToHaveCountAsync(0);
        Assert.Equal("/", new Uri(desk.Page.Url).AbsolutePath);
    }
}
