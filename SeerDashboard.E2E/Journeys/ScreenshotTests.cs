using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

/// <summary>The pictures of the README. They are written into the tree only when SEER_SCREENSHOTS=1; a test run leaves it as it is.</summary>
public sealed class ScreenshotTests(Chromium chromium) : Journey(chromium)
{
    private const int MostBytes = 400_000;

    [Fact]
    public async Task DeskRunAndReview_OfABusyDay_ArePhotographed()
    {
        var runs = await Stage.PlayAsync(Server);
        // What is usual is worked out at the start, and then now and then.
        await Expect((await DeskAsync(await ViewerAsync())).Rows).ToHaveCountAsync(Stage.Runs);
        await LeaveAsync();
        await StopServerAsync();
        StartServerAgain();
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        await desk.CountsAsync("all", Stage.Runs);
        await desk.SaysAsync(runs["thumbnail-panic"], "pullRequest", "running");
        await desk.SaysAsync(runs["invoice-task-memory"], "coding", "running");
        await desk.SaysAsync(runs["refund-decimal"], "solution", "quiet");
        await desk.SaysAsync(runs["search-heap-space"], "rootCause", "noCodeFix");
        await Expect(desk.Row(runs["refund-decimal"])).ToContainTextAsync("This step usually takes");
        await Expect(desk.Page.GetByText("title not known yet")).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await Expect(desk.Page.GetByText("What should others call you?")).ToHaveCountAsync(0);
        // The answer loaded the page anew.
        await desk.IsLiveAsync();
        await ShootAsync(desk.Page, "desk.png");

        var run = await RunAsync(viewer, runs[Stage.Shown]);
        await run.StepIsAsync("pullRequest", "completed");
        await Expect(run.Timeline.First).ToBeInViewportAsync();
        await ShootAsync(run.Page, "run.png");

        var review = new ReviewPage(run.Page);
        await review.OpenAsync(runs[Stage.Shown]);
        // Colours come a moment after the lines.
        await Expect(review.Lines.Locator("span.k").First).ToBeVisibleAsync();
        await ShootAsync(review.Page, "review.png");
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        var folder = Environment.GetEnvironmentVariable("SEER_SCREENSHOTS") == "1"
            ? Path.Combine(Repository.Root, "docs", "images")
            : Path.Combine(AppContext.BaseDirectory, "images");
        var file = Path.Combine(folder, name);
        await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(new FileInfo(file).Length, 20_000, MostBytes);
    }
}
