using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

public sealed class PaletteTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Keyboard_FindsARun_AnIssueAPageAndAnAction()
    {
        await PlayAsync();
        var desk = await DeskAsync(await ViewerAsync());
        var palette = new PaletteDialog(desk.Page);
        await palette.OpenAsync();
        await Expect(palette.Group("Newest runs").GetByRole(AriaRole.Option)).ToHaveCountAsync(3);
        await Expect(palette.Group("Recent")).ToHaveCountAsync(0);

        await palette.Input.PressSequentiallyAsync("cart pool");
        await Expect(palette.Chosen).ToContainTextAsync("run 2");
        await Expect(palette.Chosen.Locator("mark").First).ToHaveTextAsync("cart");
        await Expect(palette.Input).ToHaveAttributeAsync("aria-activedescendant", await palette.Chosen.GetAttributeAsync("id") ?? "");
        await palette.Input.PressAsync("Enter");
        await desk.Page.IsAtAsync("**/runs/2");
        await Expect(palette.Dialog).ToBeHiddenAsync();

        // Enter is for what was typed, however fast.
        await palette.OpenAsync();
        await Expect(palette.Group("Recent")).ToHaveCountAsync(0);
        await palette.Input.FillAsync("insi");
        await palette.Input.PressAsync("Enter");
        await desk.Page.IsAtAsync("**/insights");
        await Expect(desk.Heading).ToBeFocusedAsync();

        await palette.OpenAsync();
        await Expect(palette.Group("Recent").GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await palette.Input.FillAsync("theme dark");
        await Expect(palette.Chosen).ToHaveTextAsync("Theme: dark");
        await palette.Input.PressAsync("Enter");
        await Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await desk.StayedAsync();
    }

    [Fact]
    public async Task Arrows_GoRound_EscapeGivesTheFocusBack_AndNothingFoundSaysSo()
    {
        await PlayAsync();
        var desk = await DeskAsync(await ViewerAsync());
        await desk.Link(2).FocusAsync();
        var palette = new PaletteDialog(desk.Page);
        await palette.OpenAsync();
        await Expect(palette.Chosen).ToContainTextAsync("run 3");
        await palette.Input.PressAsync("ArrowUp");
        await Expect(palette.Chosen).ToHaveTextAsync("Settings");
        await palette.Input.PressAsync("ArrowDown");
        await palette.Input.PressAsync("ArrowDown");
        await Expect(palette.Chosen).ToContainTextAsync("run 2");
        await palette.Input.FillAsync("zebra crossing");
        await Expect(palette.Dialog.GetByText("Nothing is called “zebra crossing”.")).ToBeVisibleAsync();
        await Expect(palette.Dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("Nothing found");
        await palette.Input.PressAsync("Enter");
        await palette.Input.PressAsync("Escape");
        await Expect(palette.Dialog).ToBeHiddenAsync();
        await Expect(desk.Link(2)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Thumb_OpensItFromTheTopBar_AndPressesWhatItFinds()
    {
        await PlayAsync();
        var desk = await DeskAsync(await ViewerAsync(390, 844, phone: true));
        var palette = new PaletteDialog(desk.Page);
        await palette.Opener.TapAsync();
        await palette.Input.FillAsync("keys that work");
        await Expect(palette.Chosen).ToHaveTextAsync("Show the keys that work here?");
        await palette.Chosen.TapAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" })).ToBeVisibleAsync();
    }

    private async Task PlayAsync()
    {
        await Server.SeerAsync("root_cause_started", 1, group: 1);
        await Server.SeerAsync("root_cause_completed", 2, """{"root_cause":{"description":"The cart's pool is too small."}}""", group: 2);
        await Server.SeerAsync("root_cause_started", 3, group: 3, sentAt: TimeProvider.System.GetUtcNow().AddSeconds(2));
    }
}
