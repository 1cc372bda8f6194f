using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

public sealed class IssueTests(Chromium chromium) : Journey(chromium)
{
    private const long Run = 8814400012345678;
    private static readonly Payload Created = new("issue", "created");
    private static readonly Payload Resolved = new("issue", "resolved");

    [Fact]
    public async Task Issue_AfterItsRun_NamesItAndSaysThatItIsResolved()
    {
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        await Server.KeepAsync(Payload.SecondGeneration[0]);
        await Expect(desk.Link(Run)).ToHaveTextAsync("7350128443 title not known yet");
        var run = await RunAsync(viewer, Run);

        // Sentry's times are whole seconds, and the last word about an issue holds.
        await Server.KeepAsync(Created, TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await SeesIssueAsync(desk, run);
        await Expect(desk.Row(Run)).Not.ToContainTextAsync("issue resolved");

        await Server.KeepAsync(Resolved);
        await Expect(desk.Row(Run)).ToContainTextAsync("issue resolved");
        await Expect(run.Page.GetByText("resolved in Sentry")).ToBeVisibleAsync();
        await desk.StayedAsync();
        await run.StayedAsync();
    }

    [Fact]
    public async Task Issue_BeforeItsRun_IsThereWithTheFirstWord()
    {
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        await Server.KeepAsync(Created);
        await Server.KeepAsync(Payload.SecondGeneration[0]);
        await SeesIssueAsync(desk, await RunAsync(viewer, Run));
    }

    private static async Task SeesIssueAsync(DeskPage desk, RunPage run)
    {
        await Expect(desk.Link(Run)).ToHaveTextAsync("SHOP-4F2 AttributeError: 'NoneType' object has no attribute 'id'");
        await Expect(desk.Row(Run)).ToContainTextAsync("error · 1.2k users");
        await Expect(run.Heading).ToHaveTextAsync("AttributeError: 'NoneType' object has no attribute 'id'");
        await Expect(run.Page).ToHaveTitleAsync("SHOP-4F2 · AttributeError: 'NoneType' object has no attribute 'id'");
        await Expect(run.Page.GetByText("error · 1.2k users · 4.8k events")).ToBeVisibleAsync();
        await Expect(run.Page.GetByRole(AriaRole.Link, new() { Name = "SHOP-4F2 in Sentry" })).ToHaveAttributeAsync("href", "https://acme.sentry.io/issues/7350128443/");
        await Expect(run.Facts).ToContainTextAsync("shop");
        await Expect(run.Facts).ToContainTextAsync("high");
    }
}
