using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.E2E.Journeys;

/// <summary>axe finds no violation of WCAG 2.2 AA, in either theme.</summary>
public sealed class AccessibilityTests(Chromium chromium) : Journey(chromium)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private readonly List<string> _found = [];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task EveryPage_HasNoViolation(ColorScheme theme)
    {
        var login = new LoginPage(await (await SomebodyAsync(theme: theme)).NewPageAsync());
        await login.OpenAsync();
        await LookAsync(login.Page);

        var viewer = await ViewerAsync(theme: theme);
        var desk = await DeskAsync(viewer);
        await LookAsync(desk.Page);

        foreach (var payload in Payload.FirstGeneration.Concat(Payload.SecondGeneration))
            await Server.KeepAsync(payload);
        await Server.KeepAsync(new Payload("issue", "created"));
        await Server.SeerAsync("coding_started", 7, group: 7);
        await Server.SeerAsync("coding_started", 8, group: 8, sentAt: TimeProvider.System.GetUtcNow().AddMinutes(-14));
        await Expect(desk.Rows).ToHaveCountAsync(4);
        await LookAsync(desk.Page);

        foreach (var number in (long[])[12345, 8814400012345678, 7, 8])
        {
            var run = await RunAsync(viewer, number);
            await run.Page.Locator("#deliveries button").First.ClickAsync();
            await Expect(run.Page.Locator("#deliveries pre")).ToBeVisibleAsync();
            await LookAsync(run.Page);
            await run.Page.CloseAsync();
        }

        await desk.GoAsync("/deliveries?id=1");
        await Expect(desk.Page.Locator(".detail pre").First).ToBeVisibleAsync();
        await LookAsync(desk.Page);

        var settings = await SettingsAsync(viewer);
        await settings.Button("Show a sign-in code").ClickAsync();
        await settings.Button("Save").ClickAsync();
        await Expect(settings.Page.Locator("#secret-help")).ToHaveAttributeAsync("role", "alert");
        await LookAsync(settings.Page);

        await Server.SeerAsync("review_started", 9, group: 9);
        var insights = new InsightsPage(await viewer.NewPageAsync());
        await insights.OpenAsync();
        await Expect(insights.Section("Unknown to this version")).ToContainTextAsync("review_started");
        await insights.Page.GetByText("As a table", new() { Exact = true }).ClickAsync();
        await LookAsync(insights.Page);

        Guard.Expect("404 (Not Found)");
        await desk.GoAsync("/no/such/page");
        await LookAsync(desk.Page);
        await desk.GoAsync("/runs/404");
        await LookAsync(desk.Page);
        Assert.True(_found.Count == 0, string.Join(Environment.NewLine, _found));
    }

    private async Task LookAsync(IPage page)
    {
        _found.AddRange((await page.RunAxe(Rules)).Violations.SelectMany(rule => rule.Nodes.Select(node =>
            $"{new Uri(page.Url).PathAndQuery} · {rule.Id}: {node.Html} · {string.Join(" ", node.Any.Concat(node.All).Select(check => check.Message))}")));
    }
}
