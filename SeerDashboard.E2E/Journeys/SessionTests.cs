using SeerDashboard.E2E.Host;

namespace SeerDashboard.E2E.Journeys;

/// <summary>What an Admin does to somebody's session reaches the pages that are open in it.</summary>
public sealed class SessionTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Session_GivenAnotherRole_AndEnded_ReachesItsOpenPages_AndTheAuditSaysSo()
    {
        await Server.SeerAsync("root_cause_completed", 12);
        var desk = await DeskAsync(await ViewerAsync());
        var settings = await SettingsAsync(await ViewerAsync());
        var others = settings.Page.Locator("#sessions li:not([data-mine])");
        await Expect(others).ToHaveCountAsync(1);
        await Expect(desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = "Audit" })).ToBeVisibleAsync();

        await others.GetByRole(AriaRole.Combobox).SelectOptionAsync("Viewer");
        await Expect(desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = "Audit" })).ToHaveCountAsync(0);
        await Expect(desk.Row(12)).ToBeVisibleAsync();
        await Expect(desk.Row(12).GetByRole(AriaRole.Button, new() { Name = "More" })).ToHaveCountAsync(0);

        await others.GetByRole(AriaRole.Button, new() { Name = "End the session of" }).ClickAsync();
        await settings.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in first" })).ToBeVisibleAsync();
        await Expect(desk.Row(12)).ToHaveCountAsync(0);
        await Expect(others).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await desk.Page.IsAtAsync("**/login*");

        await settings.Page.GetByRole(AriaRole.Link, new() { Name = "Audit" }).ClickAsync();
        await Expect(settings.Page.GetByRole(AriaRole.Heading, new() { Name = "Who changed what" })).ToBeVisibleAsync();
        await Expect(settings.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Changed a role: session of admin" })).ToContainTextAsync("Viewer");
        await Expect(settings.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ended a session" })).ToBeVisibleAsync();
        // What happens while one looks comes by itself; a filter is a link.
        await settings.Page.Locator("main .filters select").Nth(1).SelectOptionAsync("signedIn");
        await settings.Page.IsAtAsync("**/audit?action=signedIn");
        await Expect(settings.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await ViewerAsync();
        await Expect(settings.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Key_MadeOnTheSettingsPage_OpensTheApi_UntilItIsRevoked()
    {
        var settings = await SettingsAsync(await ViewerAsync());
        await settings.Page.GetByLabel("Name of the program").FillAsync("deploy-bot");
        await settings.Button("Make a key").ClickAsync();
        var key = await settings.Page.GetByTestId("api-key").TextContentAsync();
        await Expect(settings.Page.Locator("#keys li")).ToContainTextAsync("deploy-bot");
        Assert.Equal(System.Net.HttpStatusCode.OK, await AskAsync(key!));

        await settings.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke deploy-bot" }).ClickAsync();
        // Asked first: who thinks better of it has lost nothing.
        await settings.Page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        Assert.Equal(System.Net.HttpStatusCode.OK, await AskAsync(key!));
        await settings.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke deploy-bot" }).ClickAsync();
        await settings.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await Expect(settings.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke deploy-bot" })).ToHaveCountAsync(0);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await AskAsync(key!));
    }

    private async Task<System.Net.HttpStatusCode> AskAsync(string key)
    {
        using var http = new HttpClient { BaseAddress = Server.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var answer = await http.GetAsync("/api/runs", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
