using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

public sealed class NotFoundTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task UnknownRun_SaysSo_AndLeadsBack()
    {
        var run = await RunAsync(await ViewerAsync(), 404);
        await Expect(run.Heading).ToHaveTextAsync("No run 404 was delivered here");
        await run.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the desk" }).ClickAsync();
        await Expect(run.Heading).ToHaveTextAsync("What needs you");
    }

    [Theory]
    [InlineData("/no/such/page")]
    [InlineData("/runs/not-a-number")]
    public async Task UnknownPage_SaysSo_AndLeadsBack(string path)
    {
        Guard.Expect("404 (Not Found)");
        var desk = new DeskPage(await (await ViewerAsync()).NewPageAsync());
        await desk.GoAsync(path);
        await Expect(desk.Heading).ToHaveTextAsync("There is no such page");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the desk" }).ClickAsync();
        await Expect(desk.Heading).ToHaveTextAsync("What needs you");
    }

    [Fact]
    public async Task TwoSendersWithOneNumber_AreAChoice()
    {
        await Server.SeerAsync("root_cause_started", 5, installation: "11111111-0000-4000-8000-000000000001");
        await Server.SeerAsync("coding_started", 5, secret: DashboardServer.OtherSecret, installation: "22222222-0000-4000-8000-000000000002");
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        await Expect(desk.Row(5)).ToHaveCountAsync(2);
        await Expect(desk.Page.Locator("[data-testid=run-row][data-stage=coding] a.t")).ToHaveAttributeAsync("href", "/runs/5?installation=22222222-0000-4000-8000-000000000002");
        var run = await RunAsync(viewer, 5);
        await Expect(run.Heading).ToHaveTextAsync("2 senders have a run 5");
        await run.Page.GetByRole(AriaRole.Link, new() { Name = "globex" }).ClickAsync();
        await run.StepIsAsync("coding", "running");
        await Expect(run.Facts).ToContainTextAsync("globex");
        Assert.EndsWith("/runs/5?installation=22222222-0000-4000-8000-000000000002", run.Page.Url, StringComparison.Ordinal);
    }
}
