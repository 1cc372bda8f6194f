using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>Two people with browsers of their own look at the same run.</summary>
public sealed class SideBySideTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task DeliveryAndClaim_ShowInBothBrowsers()
    {
        await Server.SeerAsync("root_cause_started", 1);
        await Server.SeerAsync("root_cause_started", 2, group: 2);
        var (mona, bob) = (await DeskAsync(await ViewerAsync()), await DeskAsync(await ViewerAsync()));
        await CallAsync(mona, "Mona");
        await CallAsync(bob, "Bob");
        var (monasRun, bobsRun) = (await RunAsync(mona.Page.Context, 1), await RunAsync(bob.Page.Context, 1));

        await Server.SeerAsync("root_cause_completed", 1, """{"root_cause":{"description":"A pool is too small."}}""");
        foreach (var desk in (DeskPage[])[mona, bob])
            await desk.SaysAsync(1, "rootCause", "rootCauseFound");
        foreach (var run in (RunPage[])[monasRun, bobsRun])
            await Expect(run.RootCause).ToContainTextAsync("A pool is too small.");

        await mona.Row(1).Locator("[data-act=claim]").ClickAsync();
        await Expect(mona.Row(1).GetByRole(AriaRole.Img, new() { Name = "claimed by you", Exact = true })).ToBeVisibleAsync();
        await Expect(bob.Row(1).GetByRole(AriaRole.Img, new() { Name = "claimed by Mona", Exact = true })).ToBeVisibleAsync();

        // Whoever looks at a desk that stands still takes nothing away from anybody unawares.
        await bob.Button("Pause").ClickAsync();
        await mona.Row(2).Locator("[data-act=claim]").ClickAsync();
        await Expect(mona.Row(2).GetByRole(AriaRole.Img, new() { Name = "claimed by you", Exact = true })).ToBeVisibleAsync();
        await bob.Row(2).Locator("[data-act=claim]").ClickAsync();
        await Expect(bob.Said("2 stayed with Mona")).ToBeVisibleAsync();
        await Expect(bob.Row(2).GetByRole(AriaRole.Img, new() { Name = "claimed by Mona", Exact = true })).ToBeVisibleAsync();
        await bob.Button("Go on").ClickAsync();

        // What one finishes, the other sees at once; it stays where their pointer may be.
        await bob.Link(2).FocusAsync();
        await bob.Page.Keyboard.PressAsync("e");
        await Expect(mona.Row(2)).ToContainTextAsync("marked done by Bob");
        foreach (var page in (LivePage[])[mona, bob, monasRun, bobsRun])
            await page.StayedAsync();
    }

    private static async Task CallAsync(DeskPage desk, string name)
    {
        var asked = desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "What should others call you?" });
        await asked.FillAsync(name);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Use this name" }).ClickAsync();
        await Expect(asked).ToHaveCountAsync(0);
        await desk.IsLiveAsync();
    }
}
