using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

public sealed class DeskTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task OtherRunsMove_WhileARowHasTheFocus_NothingMovesUnderIt()
    {
        for (var run = 1; run <= 25; run++)
            await Server.SeerAsync("root_cause_started", run, group: 1000 + run, sentAt: TimeProvider.System.GetUtcNow().AddSeconds(run - 100));
        var desk = await DeskAsync(await ViewerAsync());
        await Expect(desk.Rows).ToHaveCountAsync(25);
        await desk.Link(20).FocusAsync();
        await desk.Link(20).ScrollIntoViewIfNeededAsync();
        Assert.True(await desk.Page.EvaluateAsync<int>("() => Math.round(scrollY)") > 0, "The list is too short to scroll.");
        await desk.IsHeldAsync();
        var place = await PlaceAsync(desk);

        // One row is brought up to date in place, and a new group waits until nobody holds the list.
        await Server.SeerAsync("root_cause_completed", 3, """{"root_cause":{"description":"A pool is too small."}}""", group: 1003);
        await desk.SaysAsync(3, "rootCause", "rootCauseFound");
        await Expect(desk.Row(3)).ToContainTextAsync("now in “Root cause found”");
        await Server.SeerAsync("solution_completed", 26, """{"solution":{"description":"A larger pool."}}""", group: 1026);
        await desk.CountsAsync("all", 26);
        var news = desk.Page.GetByRole(AriaRole.Button, new() { Name = "2 updates, show" });
        await Expect(news).ToBeVisibleAsync();
        await Expect(desk.Row(26)).ToHaveCountAsync(0);
        await Expect(desk.Link(20)).ToBeFocusedAsync();
        // The row above says more now than it did; the browser scrolls in whole pixels.
        Assert.InRange(await PlaceAsync(desk), place - 1, place + 1);

        await news.ClickAsync();
        await Expect(desk.Rows.First).ToHaveAttributeAsync("data-run-id", "26");
        await Expect(desk.Rows.Nth(1)).ToHaveAttributeAsync("data-run-id", "3");

        // A row whose reader turned away holds the list for half a minute, and again once a key is pressed there.
        await desk.Link(20).FocusAsync();
        await desk.IsHeldAsync();
        await Server.SeerAsync("solution_completed", 27, """{"solution":{"description":"A larger pool."}}""", group: 1027);
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "1 update, show" })).ToBeVisibleAsync();
        await desk.Page.EvaluateAsync("() => { const now = performance.now.bind(performance); performance.now = () => now() + 31_000; }");
        await Expect(desk.Row(27)).ToBeVisibleAsync();
        await Expect(desk.Link(20)).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Shift");
        await desk.IsHeldAsync();
        await Server.SeerAsync("solution_completed", 28, """{"solution":{"description":"A larger pool."}}""", group: 1028);
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "1 update, show" })).ToBeVisibleAsync();
        await Expect(desk.Row(28)).ToHaveCountAsync(0);
        await desk.StayedAsync();
    }

    [Fact]
    public async Task FocusedRow_WhenItMovesOnItself_KeepsTheFocus()
    {
        await Server.SeerAsync("root_cause_started", 1);
        await Server.SeerAsync("root_cause_started", 2, group: 2);
        var desk = await DeskAsync(await ViewerAsync());
        await desk.Link(1).FocusAsync();
        await Server.SeerAsync("root_cause_completed", 1, """{"root_cause":{"description":"Found."}}""");
        await desk.SaysAsync(1, "rootCause", "rootCauseFound");
        await Expect(desk.Link(1)).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.IsAtAsync("**/runs/1");
    }

    [Fact]
    public async Task Filter_IsInTheAddress_AndRunsComeAndGoByThemselves()
    {
        await Server.SeerAsync("root_cause_started", 1);
        await Server.SeerAsync("root_cause_completed", 2, """{"root_cause":{"description":"Found."}}""", group: 2);
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        await desk.Filter("rootCauseFound").ClickAsync();
        await desk.Page.IsAtAsync("**/?group=rootCauseFound");
        await Expect(desk.Filter("rootCauseFound")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(desk.Rows).ToHaveCountAsync(1);
        await Expect(desk.Row(2)).ToBeVisibleAsync();

        // The same link shows a colleague the same.
        var colleague = new DeskPage(await (await ViewerAsync()).NewPageAsync());
        await colleague.OpenAsync("?group=rootCauseFound");
        await Expect(colleague.Rows).ToHaveCountAsync(1);
        await Server.SeerAsync("root_cause_completed", 1, """{"root_cause":{"description":"Found too."}}""");
        await Expect(colleague.Rows).ToHaveCountAsync(2);
        await Server.SeerAsync("solution_started", 1);
        await Server.SeerAsync("solution_started", 2, group: 2);
        await Expect(colleague.Rows).ToHaveCountAsync(0);
        await Expect(colleague.Page.GetByText("No run is in “Root cause found” now")).ToBeVisibleAsync();
        await colleague.StayedAsync();
    }

    [Fact]
    public async Task SilentRun_SaysHowLongAndWhatToMakeOfIt()
    {
        await Server.SeerAsync("coding_started", 1, sentAt: TimeProvider.System.GetUtcNow().AddMinutes(-14));
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        await desk.SaysAsync(1, "coding", "quiet");
        await desk.CountsAsync("quiet", 1);
        await Expect(desk.Row(1)).ToContainTextAsync("Code: no word for 14 min");
        await Expect(desk.Row(1)).ToContainTextAsync("Sentry reports no failures: look there.");
        var run = await RunAsync(viewer, 1);
        await Expect(run.Code).ToContainTextAsync("Sentry sends nothing when a run fails, waits for an answer or is handed to another agent.");
    }

    private static Task<double> PlaceAsync(DeskPage desk) => desk.Link(20).EvaluateAsync<double>("link => link.getBoundingClientRect().top");
}
