using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>A screen on the wall, from the link to its end.</summary>
public sealed class WallTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Screen_ShowsTheDeskLiveWithNothingToDo_UntilItsLinkIsRevoked()
    {
        await Server.SeerAsync("root_cause_completed", 12);
        var settings = await SettingsAsync(await ViewerAsync());
        await settings.Page.GetByLabel("Name of the screen").FillAsync("Kitchen");
        await settings.Button("Make a link").ClickAsync();
        var link = await settings.Page.GetByTestId("wall-link").TextContentAsync();

        // Nobody is signed in there, and nobody has a mouse.
        var screen = new DeskPage(await (await SomebodyAsync()).NewPageAsync());
        await screen.Page.GotoAsync(link!);
        await screen.IsLiveAsync();
        Assert.Equal("/", new Uri(screen.Page.Url).PathAndQuery);
        await Expect(screen.Page.GetByText("Kitchen · read-only screen · until")).ToBeVisibleAsync();
        await Expect(screen.Row(12)).ToBeVisibleAsync();
        await Expect(screen.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" })).ToHaveCountAsync(0);
        await Expect(screen.Person).ToHaveCountAsync(0);
        // A mouse that was left on it holds nothing.
        await screen.Row(12).HoverAsync();
        await Server.SeerAsync("root_cause_started", 13, group: 77);
        await Expect(screen.Row(13)).ToBeVisibleAsync();
        await screen.StayedAsync();

        Guard.Expect("401 (Unauthorized)");
        await settings.Page.ReloadAsync();
        await settings.IsLiveAsync();
        await Expect(settings.Page.GetByTestId("wall-link")).ToHaveCountAsync(0);
        await settings.Button("Revoke Kitchen").ClickAsync();
        await settings.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await screen.Page.IsAtAsync("**/wall");
        await Expect(screen.Page.GetByRole(AriaRole.Heading, new() { Name = "This screen has no link" })).ToBeVisibleAsync();
        await screen.Page.GotoAsync("/");
        await screen.Page.IsAtAsync("**/login*");
    }
}
