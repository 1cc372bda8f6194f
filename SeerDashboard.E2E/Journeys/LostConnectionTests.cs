using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

public sealed class LostConnectionTests(Chromium chromium) : Journey(chromium)
{
    private const string Words = "The connection to the dashboard is lost.";

    [Fact]
    public async Task ServerStartedAnew_PagesSayThatTheyAreLost_ThenShowWhatCameMeanwhile()
    {
        // Chromium and Blazor note in the console that there is no server.
        Guard.Expect("console ");
        await Server.SeerAsync("root_cause_started", 1);
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        var run = await RunAsync(viewer, 1);
        await desk.SaysAsync(1, "rootCause", "running");
        await run.StepIsAsync("rootCause", "running");

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
}
