using Microsoft.Extensions.DependencyInjection;
using SeerDashboard.E2E.Host;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>An operator looks after the store.</summary>
public sealed class KeepingTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Keeping_ChecksComparesAndCopies_AndKnowsItAfterThePageWasLeft()
    {
        await Server.KeepAsync("seer", Payload.SecondGeneration[0].Body());
        var viewer = await ViewerAsync();
        var settings = await SettingsAsync(viewer);
        var keeping = settings.Page.GetByRole(AriaRole.Region, new() { Name = "Keeping", Exact = true });
        await Expect(keeping).ToContainTextAsync("1 delivery in the log");
        await settings.Button("Check the chain").ClickAsync();
        await Expect(keeping).ToContainTextAsync("1 delivery, 0 of them erased: the chain holds.");
        await settings.Button("Compare every run").ClickAsync();
        await Expect(keeping).ToContainTextAsync("1 run from 1 delivery: all equal.");
        await settings.Button("Make a backup").ClickAsync();
        await Expect(keeping.GetByRole(AriaRole.Link, new() { Name = "Download it" })).ToBeVisibleAsync();

        var again = await SettingsAsync(viewer);
        await Expect(again.Page.GetByText("1 run from 1 delivery: all equal.")).ToBeVisibleAsync();
        var download = await again.Page.RunAndWaitForDownloadAsync(() => again.Page.GetByRole(AriaRole.Link, new() { Name = "Download it" }).ClickAsync());
        Assert.Matches("^seer-[0-9]{8}-[0-9]{6}\\.zip$", download.SuggestedFilename);
    }

    [Fact]
    public async Task Import_OfAnotherStoresExport_BringsItsRuns_AndASecondTimeNothing()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var export = Path.Combine(folder, "log.jsonl");
        await using (var other = new DashboardServer(folder).Start())
        {
            await other.KeepAsync("seer", Payload.SecondGeneration[0].Body());
            await using var file = File.Create(export);
            await other.Services.GetRequiredService<LogExport>().WriteAsync(new(), null, file, TestContext.Current.CancellationToken);
        }

        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        var settings = await SettingsAsync(viewer);
        var keeping = settings.Page.GetByRole(AriaRole.Region, new() { Name = "Keeping", Exact = true });
        await settings.Page.GetByLabel("Take in an export").SetInputFilesAsync(export);
        await Expect(keeping).ToContainTextAsync("1 delivery imported, 0 already there.");
        await Expect(desk.Row(8814400012345678)).ToBeVisibleAsync();
        await settings.Page.GetByLabel("Take in an export").SetInputFilesAsync(export);
        await Expect(keeping).ToContainTextAsync("0 deliveries imported, 1 already there.");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Erase_FromTheRunsPage_VanishesForEverybody()
    {
        const long Run = 8814400012345678;
        await Server.KeepAsync("seer", Payload.SecondGeneration[0].Body());
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        await Expect(desk.Rows).ToHaveCountAsync(1);
        var page = await RunAsync(viewer, Run);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Erase this run's texts…" }).ClickAsync();
        await Expect(page.Page.GetByText($"Erase run {Run}?")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Erase", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = $"No run {Run} was delivered here" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByText($"Run {Run} is erased.")).ToBeVisibleAsync();
        await Expect(desk.Rows).ToHaveCountAsync(0);
    }
}
