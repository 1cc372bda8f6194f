using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

public sealed class LostConnectionTests(Chromium chromium) : Journey(chromium)
{
    private const string Words = "The connection to the dashboard is lost.";

    // Blazor lets its own answer to a rendering fail loudly when the connection goes at that moment.
    private const string Unsent = "script error: Error: Cannot send data if the connection is not in the 'Connected' State.";

    [Fact]
    public async Task ServerStartedAnew_PagesSayThatTheyAreLost_ThenShowWhatCameMeanwhile()
    {
        // Chromium and Blazor note in the console that there is no server.
        Guard.Expect("console ");
        Guard.Expect(Unsent);
        await Server.SeerAsync("root_cause_started", 1);
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        var run = await RunAsync(viewer, 1);
        await desk.SaysAsync(1, "rootCause", "running");
        await run.StepIsAsync("rootCause", "running");
        await desk.Row(1).Locator("[data-act=claim]").ClickAsync();
        await Expect(desk.Row(1).GetByRole(AriaRole.Img, new() { Name = "claimed by you" })).ToBeVisibleAsync();
        await Expect(Group(desk, "running")).ToContainTextAsync("1");

        await StopServerAsync();
        foreach (var page in (LivePage[])[desk, run])
        {
            await Expect(page.Page.GetByText(Words)).ToBeVisibleAsync();
            await Expect(page.Connection).ToHaveAttributeAsync("data-state", "reconnecting");
        }

        StartServerAgain();
        await Server.SeerAsync("root_cause_completed", 1, """{"root_cause":{"description":"Found while nobody could look."}}""");
        await Server.SeerAsync("root_cause_started", 2, group: 2);
        // The new server does not know these pages: they load again by themselves.
        await desk.SaysAsync(1, "rootCause", "rootCauseFound");
        await Expect(desk.Row(2)).ToBeVisibleAsync();
        // In another group now, and still claimed.
        await Expect(Group(desk, "rootCauseFound")).ToContainTextAsync("1");
        await Expect(Group(desk, "running")).ToContainTextAsync("1");
        await Expect(desk.Row(1).GetByRole(AriaRole.Img, new() { Name = "claimed by you" })).ToBeVisibleAsync();
        await run.StepIsAsync("rootCause", "completed");
        await Expect(run.RootCause).ToContainTextAsync("Found while nobody could look.");
        foreach (var page in (LivePage[])[desk, run])
        {
            await page.IsLiveAsync();
            await Expect(page.Page.GetByText(Words)).ToBeHiddenAsync();
        }

        await Server.SeerAsync("solution_started", 1);
        await desk.SaysAsync(1, "solution", "running");
        await run.StepIsAsync("solution", "running");
        await desk.StayedAsync();
    }

    [Fact]
    public async Task ConnectionCut_PageComesBackToItsCircuit_AndShowsWhatCameMeanwhile()
    {
        Guard.Expect("console ");
        Guard.Expect(Unsent);
        await Server.SeerAsync("root_cause_started", 1);
        var page = await (await ViewerAsync()).NewPageAsync();
        var wire = await Wire.ToAsync(page);
        var desk = new DeskPage(page);
        await desk.OpenAsync();
        await desk.SaysAsync(1, "rootCause", "running");

        await wire.CutAsync();
        await Expect(page.GetByText(Words)).ToBeVisibleAsync();
        await Expect(desk.Connection).ToHaveAttributeAsync("data-state", "reconnecting");
        await Server.SeerAsync("root_cause_completed", 1, """{"root_cause":{"description":"Found."}}""");
        await desk.SaysAsync(1, "rootCause", "running");

        wire.Mend();
        await desk.SaysAsync(1, "rootCause", "rootCauseFound");
        await Expect(desk.Connection).ToHaveAttributeAsync("data-state", "live");
        await Expect(page.GetByText(Words)).ToBeHiddenAsync();
        await desk.StayedAsync();
    }

    private static ILocator Group(DeskPage desk, string name) => desk.Page.Locator($"[data-group={name}]");
}
