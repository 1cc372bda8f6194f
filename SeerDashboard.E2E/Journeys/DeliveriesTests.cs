using System.Text;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>The log as an operator uses it.</summary>
public sealed class DeliveriesTests(Chromium chromium) : Journey(chromium)
{
    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task Delivery_ComesLive_IsFilteredOpenedDownloadedAndReadAgain(int width, bool phone)
    {
        var sentAt = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await Server.KeepAsync("seer", Payload.FirstGeneration[0].Body(), sentAt: sentAt);
        var log = new DeliveriesPage(await (await ViewerAsync(width, 844, phone: phone)).NewPageAsync());
        await log.GoAsync("/deliveries");
        await Expect(log.Rows).ToHaveCountAsync(1);

        await Server.KeepAsync("seer", Payload.FirstGeneration[0].Body(), sentAt: sentAt.AddSeconds(2));
        await Server.KeepAsync(Payload.FirstGeneration[1]);
        await Expect(log.Rows).ToHaveCountAsync(3);

        await log.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).FillAsync("root_cause_completed");
        await log.Page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await Expect(log.Rows).ToHaveCountAsync(1);
        Assert.Equal(1 + 2, (await ExportAsync("JSON Lines")).Length);
        Assert.Equal(1 + 1, (await ExportAsync("CSV")).Length);
        await log.Page.GetByRole(AriaRole.Link, new() { Name = "Show all", Exact = true }).ClickAsync();
        await Expect(log.Rows).ToHaveCountAsync(3);

        var outcome = log.Page.Locator("label:has-text('Outcome') select");
        await outcome.FocusAsync();
        await outcome.SelectOptionAsync("Duplicate");
        await Expect(log.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("outcome=duplicate", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(log.Rows).ToHaveCountAsync(1);
        await Expect(log.Rows).ToContainTextAsync("Same body as delivery 1");
        // Whoever goes by keyboard goes on from where they chose.
        await Expect(outcome).ToBeFocusedAsync();

        await log.PressAsync(2);
        await Expect(log.Detail.GetByLabel("Body of delivery 2")).ToContainTextAsync("root_cause_started");
        var download = await log.Page.RunAndWaitForDownloadAsync(() => log.Detail.GetByRole(AriaRole.Link, new() { Name = "Download the body" }).ClickAsync());
        Assert.Equal(Encoding.UTF8.GetString(Payload.FirstGeneration[0].Body()), await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken));
        await log.Detail.GetByText("Send it again with curl").ClickAsync();
        await Expect(log.Detail.GetByLabel("curl command", new() { Exact = true })).ToContainTextAsync("--data-binary @delivery-2.json");
        await log.Detail.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
        await Expect(log.Detail.GetByRole(AriaRole.Status).First).ToHaveTextAsync("Read again: unchanged.");
        await log.StayedAsync();
        Assert.True(await log.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the screen.");

        async Task<string[]> ExportAsync(string name)
        {
            var export = await log.Page.RunAndWaitForDownloadAsync(() => log.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync());
            return await File.ReadAllLinesAsync((await export.PathAsync())!, TestContext.Current.CancellationToken);
        }
    }
}
