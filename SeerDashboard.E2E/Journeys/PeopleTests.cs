using SeerDashboard.E2E.Host;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Who somebody is to others.</summary>
public sealed class PeopleTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Name_IsAskedOnceBesideTheWork_AndChangedUnderTheInitials()
    {
        await Server.SeerAsync("root_cause_completed", 12);
        var somebody = await ViewerAsync();
        var desk = await DeskAsync(somebody);
        var page = desk.Page;
        await Expect(desk.Row(12)).ToBeVisibleAsync();
        await page.GetByLabel("What should others call you?").FillAsync("Mona K");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this name" }).ClickAsync();
        await desk.IsLiveAsync();
        await Expect(page.GetByLabel("What should others call you?")).ToHaveCountAsync(0);
        await Expect(desk.Person).ToHaveAccessibleNameAsync("You: Mona K");

        await desk.GoAsync("/deliveries?run=12");
        await desk.Person.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Change your name" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Change your name" })).ToBeHiddenAsync();
        await Expect(desk.Person).ToBeFocusedAsync();

        await desk.Person.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Change your name" }).ClickAsync();
        var name = page.GetByLabel("Your name");
        await Expect(name).ToHaveValueAsync("Mona K");
        Guard.Expect("400 (Bad Request)");
        await name.FillAsync("admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#name-problem")).ToContainTextAsync("is what everybody is called who gave no name");
        await name.FillAsync("Mona");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.IsAtAsync("**/deliveries?run=12");
        await desk.IsLiveAsync();
        await Expect(desk.Person).ToHaveAccessibleNameAsync("You: Mona");
    }

    [Fact]
    public async Task NotNow_IsNotAskedAgain()
    {
        var desk = await DeskAsync(await ViewerAsync(width: 390, height: 844, phone: true));
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Not now" }).TapAsync();
        await desk.IsLiveAsync();
        await desk.GoAsync("/settings");
        await Expect(desk.Page.GetByLabel("What should others call you?")).ToHaveCountAsync(0);
    }
}
