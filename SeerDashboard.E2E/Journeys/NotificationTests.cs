using SeerDashboard.E2E.Host;
using SeerDashboard.Store;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Notifications of the desktop. What the system would draw is written down instead: a browser without a screen draws none.</summary>
public sealed class NotificationTests(Chromium chromium) : Journey(chromium)
{
    private const string WrittenDown = """
        window.shown = [];
        window.Notification = class {
          static permission = 'default';
          static async requestPermission() { window.asked = (window.asked ?? 0) + 1; return this.permission = 'granted'; }
          constructor(title, options) { this.title = title; this.tag = options.tag; this.body = options.body; window.shown.push(this); }
          close() { this.closed = true; }
        };
        """;

    [Fact]
    public async Task View_ThatNotifies_TellsOfARunThatComesToIt_AndAClickLeadsThere()
    {
        Assert.NotNull((await Server.Get<SavedViews>().CreateAsync("admin", "Causes", "group=rootCauseFound", TestContext.Current.CancellationToken)).View);
        await Server.SeerAsync("root_cause_completed", 12);
        var somebody = await ViewerAsync();
        await somebody.AddInitScriptAsync(WrittenDown);
        var settings = await SettingsAsync(somebody);
        var page = settings.Page;
        Assert.Equal(0, await page.EvaluateAsync<int>("() => window.asked ?? 0"));
        var toggle = page.GetByRole(AriaRole.Button, new() { Name = "Notify me of “Causes”" });
        await Expect(toggle).ToHaveAttributeAsync("aria-pressed", "false");
        await toggle.ClickAsync();
        await Expect(toggle).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal(1, await page.EvaluateAsync<int>("() => window.asked"));
        Assert.Equal("You will be told here.", await page.EvaluateAsync<string>("() => window.shown[0].body"));

        // Another tab is in front meanwhile.
        var other = await DeskAsync(somebody);
        await other.Page.BringToFrontAsync();
        await Server.SeerAsync("root_cause_completed", 13, group: 77);
        await page.WaitForFunctionAsync("() => window.shown.length === 2");
        Assert.Equal("Run 13: Root cause found", await page.EvaluateAsync<string>("() => window.shown[1].title"));

        await page.EvaluateAsync("() => window.shown[1].onclick()");
        await page.IsAtAsync("**/runs/13*");
        await new Pages.RunPage(page).IsLiveAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => window.shown[1].closed"));
        Assert.Equal(2, await page.EvaluateAsync<int>("() => window.shown.length"));
    }
}
