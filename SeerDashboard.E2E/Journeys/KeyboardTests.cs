using SeerDashboard.E2E.Host;

namespace SeerDashboard.E2E.Journeys;

public sealed class KeyboardTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Help_ListsTheKeys_ClosesWithEscape_AndTheFocusIsWhereItWas()
    {
        await Server.SeerAsync("root_cause_started", 1);
        var desk = await DeskAsync(await ViewerAsync());
        await desk.Link(1).FocusAsync();
        await desk.Page.Keyboard.PressAsync("?");
        var help = desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" });
        await Expect(help).ToBeVisibleAsync();
        await Expect(help.GetByText("Go to the insights")).ToBeVisibleAsync();

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
            await desk.Page.WaitForURLAsync("**" + path);
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
    public async Task KeysWithoutCtrl_SwitchedOff_StayOffInThisBrowser()
    {
        var desk = await DeskAsync(await ViewerAsync());
        await desk.Page.Keyboard.PressAsync("?");
        var help = desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" });
        var single = help.GetByRole(AriaRole.Checkbox, new() { Name = "Keys without Ctrl work" });
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
