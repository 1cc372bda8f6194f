using System.Text.RegularExpressions;
using SeerDashboard.E2E.Host;

namespace SeerDashboard.E2E.Journeys;

/// <summary>What people do with runs on the desk, and what others see of it.</summary>
public sealed class DeskActsTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Claim_InOneBrowser_AppearsInTheOther()
    {
        await FoundAsync(2);
        var mine = await DeskAsync(await ViewerAsync());
        var theirs = await DeskAsync(await ViewerAsync());
        await mine.Row(1).HoverAsync();
        await mine.Button("Claim 1001").ClickAsync();
        await Expect(mine.Row(1).GetByRole(AriaRole.Img, new() { Name = "claimed by you" })).ToBeVisibleAsync();
        await Expect(theirs.Row(1).Locator(".avatar")).ToBeVisibleAsync();
        await Expect(theirs.Row(2).Locator(".avatar")).ToHaveCountAsync(0);

        await theirs.OpenAsync("?who=unclaimed");
        await Expect(theirs.Row(2)).ToBeVisibleAsync();
        await Expect(theirs.Row(1)).ToHaveCountAsync(0);
        await mine.Said("1001 claimed").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(theirs.Row(1)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Selected_DoneAtOnce_AndTakenBack()
    {
        await FoundAsync(4);
        var desk = await DeskAsync(await ViewerAsync());
        await desk.Pick(4).CheckAsync();
        await desk.Pick(2).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(desk.Selected).ToContainTextAsync("3 selected");
        await desk.Selected.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(desk.Groups).ToHaveTextAsync(["Root cause found 1", "Done this week 3"]);
        await Expect(desk.Row(3)).ToContainTextAsync("marked done by");
        await Expect(desk.Selected).ToHaveCountAsync(0);
        await desk.Said("3 runs marked as done").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(desk.Groups).ToHaveTextAsync(["Root cause found 4"]);
    }

    [Fact]
    public async Task Snoozed_IsOutOfSightUntilSomethingChanges()
    {
        await FoundAsync(2);
        var desk = await DeskAsync(await ViewerAsync());
        await desk.DoAsync(1, "Snooze", "Until something changes");
        await Expect(desk.Row(1)).ToHaveCountAsync(0);
        await desk.Filter("snoozed").ClickAsync();
        await Expect(desk.Row(1)).ToContainTextAsync("until something changes");
        await Server.SeerAsync("solution_started", 1, group: 1001);
        await desk.Filter("all").ClickAsync();
        await desk.SaysAsync(1, "solution", "running");
    }

    [Fact]
    public async Task Keys_FromRowToRow_ClaimSnoozeAndDone_WithoutLosingTheFocus()
    {
        await FoundAsync(3);
        var desk = await DeskAsync(await ViewerAsync());
        var keys = desk.Page.Keyboard;
        await keys.PressAsync("j");
        await Expect(desk.Link(3)).ToBeFocusedAsync();
        await keys.PressAsync("c");
        await Expect(desk.Row(3).Locator(".avatar")).ToBeVisibleAsync();
        await Expect(desk.Link(3)).ToBeFocusedAsync();
        await keys.PressAsync("s");
        await Expect(desk.Page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await keys.PressAsync("End");
        await Expect(desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Choose a time…" })).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Expect(desk.Link(3)).ToBeFocusedAsync();
        await keys.PressAsync("j");
        await keys.PressAsync("e");
        await Expect(desk.Groups).ToHaveTextAsync(["Root cause found 2", "Done this week 1"]);
        await Expect(desk.Page.Locator("body:focus")).ToHaveCountAsync(0);
        await keys.PressAsync("k");
        await keys.PressAsync("Enter");
        await desk.Page.IsAtAsync("**/runs/*");
    }

    [Fact]
    public async Task Phone_ClaimsSelectsAndFinishesWithAThumb()
    {
        await FoundAsync(2);
        var desk = await DeskAsync(await ViewerAsync(390, 844, phone: true));
        await desk.Button("Claim 1002").TapAsync();
        await Expect(desk.Row(2).Locator(".avatar")).ToBeVisibleAsync();
        await desk.Pick(1).TapAsync();
        await desk.Pick(2).TapAsync();
        await Expect(desk.Selected).ToContainTextAsync("2 selected");
        await desk.Selected.GetByRole(AriaRole.Button, new() { Name = "Snooze…" }).TapAsync();
        await desk.Page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new("^1 hour", RegexOptions.None, TimeSpan.FromSeconds(1)) }).TapAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing needs you" })).ToBeVisibleAsync();
        await desk.Filter("snoozed").TapAsync();
        await Expect(desk.Row(1)).ToContainTextAsync("back in 1 h");
        var wide = await desk.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.InRange(wide, 0, 390);
    }

    // The newest first.
    private async Task FoundAsync(int count)
    {
        for (var run = 1; run <= count; run++)
            await Server.SeerAsync("root_cause_completed", run, """{"root_cause":{"description":"Found."}}""", group: 1000 + run, sentAt: TimeProvider.System.GetUtcNow().AddMinutes(run - 60));
    }
}
