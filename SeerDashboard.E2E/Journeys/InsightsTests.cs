using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>An operator sees how receiving goes.</summary>
public sealed class InsightsTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Numbers_FollowWhatComes_AndLeadToTheSample()
    {
        var viewer = await ViewerAsync();
        var page = new InsightsPage(await viewer.NewPageAsync());
        await page.GoAsync("/");
        await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = "Insights" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Insights");
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing has come in yet" })).ToBeVisibleAsync();

        foreach (var payload in Payload.FirstGeneration)
            await Server.KeepAsync(payload);
        await Server.SeerAsync("review_started", 9, group: 7);
        await Expect(page.Number("Deliveries kept")).ToHaveTextAsync("8");
        await Expect(page.Chart).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^8 deliveries, at most ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.Section("Heard from")).ToContainTextAsync("globex");

        var unknown = page.Section("Unknown to this version").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "review_started" });
        var download = await page.Page.RunAndWaitForDownloadAsync(() => unknown.GetByRole(AriaRole.Link, new() { Name = "Download sample" }).ClickAsync());
        Assert.Contains("review_started", await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "7 d", Exact = true }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Uri(Server.Address, "insights?range=7d").ToString());
        await Expect(page.Page.GetByText("per 2 hours", new() { Exact = true })).ToBeVisibleAsync();
        await page.Page.GetByText("As a table", new() { Exact = true }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Table).First).ToContainTextAsync("8");
        await page.StayedAsync();
    }

    [Fact]
    public async Task EveryNumberOfTheRetro_LeadsToItsRuns()
    {
        foreach (var payload in Payload.FirstGeneration)
            await Server.KeepAsync(payload);
        await Server.SeerAsync("coding_started", 7, group: 7);
        var page = new InsightsPage(await (await ViewerAsync()).NewPageAsync());
        await page.OpenAsync();
        await Expect(page.Number("Runs started")).ToHaveTextAsync("2");

        var stops = page.Section("Where runs stop, and what came of them");
        await stops.GetByRole(AriaRole.Row, new() { Name = "Code" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Uri(Server.Address, "insights/runs?weeks=12w&stage=coding").ToString());
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Came as far as: Code" })).ToBeVisibleAsync();
        await Expect(page.Page.Locator("li[data-run-id]")).ToHaveAttributeAsync("data-run-id", "7");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Insights" }).Last.ClickAsync();

        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Repository", Exact = true }).SelectOptionAsync("owner/repo");
        await Expect(page.Number("Runs started")).ToHaveTextAsync("1");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        Assert.Contains(",owner/repo,pullRequest,pullRequestOpened,open,,1", await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await page.StayedAsync();
    }

    [Fact]
    public async Task Phone_HasOneColumn()
    {
        foreach (var payload in Payload.SecondGeneration)
            await Server.KeepAsync(payload);
        var page = new InsightsPage(await (await ViewerAsync(390, 844, phone: true)).NewPageAsync());
        await page.OpenAsync("?range=1h");

        await Expect(page.Number("Deliveries kept")).ToHaveTextAsync("10");
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the phone.");
    }
}
