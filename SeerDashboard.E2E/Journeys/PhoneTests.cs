using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.E2E.Journeys;

public sealed class PhoneTests(Chromium chromium) : Journey(chromium)
{
    private const long Run = 8814400012345678;

    [Fact]
    public async Task Phone_FromTheDeskToARunAndBack()
    {
        await PlayAsync();
        var desk = await DeskAsync(await ViewerAsync(390, 844, phone: true));
        var run = new RunPage(desk.Page);
        await desk.Link(Run).TapAsync();
        await run.Page.IsAtAsync($"**/runs/{Run}");
        await Expect(run.Heading).ToContainTextAsync("AttributeError");
        await run.Step("coding").Locator("a").TapAsync();
        await Expect(run.File("shop/cart.py")).ToBeInViewportAsync();
        await run.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = "Desk" }).TapAsync();
        await Expect(desk.Row(Run)).ToBeVisibleAsync();
        await run.Page.GoBackAsync();
        await Expect(run.RootCause).ToBeVisibleAsync();
        await run.StayedAsync();
    }

    // What fits the narrow ones fits the wide one: that goes to the long rounds.
    public static TheoryData<int> Widths => Rounds.Of(always: 2, full: 3) == 3 ? [390, 1024, 1440] : [390, 1024];

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task Window_OfAnyWidth_NoPageScrollsSideways(int width)
    {
        var login = new LoginPage(await (await SomebodyAsync(width, phone: width < 500)).NewPageAsync());
        await login.OpenAsync();
        await FitsAsync(login.Page);
        var viewer = await ViewerAsync(width, phone: width < 500);
        var desk = await DeskAsync(viewer);
        await FitsAsync(desk.Page);
        await PlayAsync();
        await Expect(desk.Rows).ToHaveCountAsync(3);
        await FitsAsync(desk.Page);
        foreach (var number in (long[])[12345, Run, 7])
        {
            var run = await RunAsync(viewer, number);
            await FitsAsync(run.Page);
            await run.ShowDeliveriesAsync();
            await run.Page.Locator("#deliveries button").First.ClickAsync();
            await Expect(run.Page.Locator("#deliveries pre")).ToBeVisibleAsync();
            await FitsAsync(run.Page);
        }

        foreach (var path in (string[])["/issues/1170820242", "/deliveries?id=1", "/insights", "/insights/runs?weeks=12w", "/runs/12345/review"])
        {
            await desk.GoAsync(path);
            await Expect(desk.Page.Locator("h1")).ToBeVisibleAsync();
            await FitsAsync(desk.Page);
        }

        var settings = await SettingsAsync(viewer);
        await settings.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(each => { each.open = true; })");
        await settings.Button("Show a sign-in code").ClickAsync();
        await Expect(settings.Page.GetByRole(AriaRole.Img, new() { Name = "QR code with the sign-in link" })).ToBeVisibleAsync();
        await FitsAsync(settings.Page);
        Guard.Expect("404 (Not Found)");
        await desk.GoAsync("/no/such/page");
        await FitsAsync(desk.Page);
        await desk.GoAsync("/runs/404");
        await FitsAsync(desk.Page);
    }

    private async Task PlayAsync()
    {
        foreach (var payload in Payload.FirstGeneration.Concat(Payload.SecondGeneration))
            await Server.KeepAsync(payload);
        await Server.KeepAsync(new Payload("issue", "created"));
        await Server.SeerAsync("root_cause_completed", 7, $$$"""{"root_cause":{"description":"{{{new string('x', 300)}}}"}}""", group: 7);
    }

    private static async Task FitsAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        var window = await page.EvaluateAsync<int>("() => innerWidth");
        Assert.True(wide <= window, $"{page.Url} scrolls sideways: {wide} px in a window of {window} px.");
        Assert.Equal(page.ViewportSize!.Width, window);
    }
}
