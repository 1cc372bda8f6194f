using System.Globalization;
using System.Text;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Hostile;

namespace SeerDashboard.E2E.Journeys;

/// <summary>A run of a hundred thousand of everything is begun on its pages, which live, and go on when they are asked to.</summary>
public sealed class BombPageTests(Chromium chromium) : Journey(chromium)
{
    /// <summary>What a page may hold at first; one that nobody can use has a hundred times as much.</summary>
    private const int MostElements = 15_000;

    // Two megabytes with every change; ten, as many as a body may have, in the long rounds.
    private static readonly int Many = Rounds.Of(always: 20_000, full: Bombs.Many);

    private static readonly string More = string.Create(CultureInfo.InvariantCulture, $"Show 200 more of {Many:N0}");

    private static readonly string Last = $"{Many - 1}.py";

    // Ten megabytes are read, folded and sent: how soon is not what this is about.
    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 90_000 };

    private static readonly string[] Together = ["many steps", "many steps of a plan", "many files", "many pull requests"];

    [Fact]
    public async Task RunOfAHundredThousandOfEverything_IsBegunAndGoesOn()
    {
        foreach (var (_, _, action, data) in Bombs.Applied(Many).Where(bomb => Together.Contains(bomb.Name)))
            await Server.KeepAsync("seer", Encoding.UTF8.GetBytes(Bombs.Seer(7, action, data)));
        var viewer = await ViewerAsync();
        var desk = await DeskAsync(viewer);
        await desk.SaysAsync(7, "pullRequest", "pullRequestOpened");
        await HoldsAsync(desk.Page);

        var run = await RunAsync(viewer, 7);
        await Expect(run.Timeline).ToHaveCountAsync(200, Patient);
        await HoldsAsync(run.Page);
        await run.RootCause.GetByRole(AriaRole.Button, new() { Name = More }).ClickAsync();
        await Expect(run.Timeline).ToHaveCountAsync(400);
        await run.Page.Locator("#plan").GetByRole(AriaRole.Button, new() { Name = More }).ClickAsync();
        await Expect(run.PlanSteps).ToHaveCountAsync(400);

        var review = new ReviewPage(await viewer.NewPageAsync());
        await review.GoAsync("/runs/7/review");
        await Expect(review.Page.Locator(".files[aria-busy=true]")).ToHaveCountAsync(0, Patient);
        await Expect(review.Files.First).ToBeVisibleAsync();
        await HoldsAsync(review.Page);
        await review.Tree.GetByRole(AriaRole.Searchbox).FillAsync(Last);
        await review.Tree.GetByRole(AriaRole.Button, new() { Name = Last }).ClickAsync();
        await Expect(review.File(Last)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task RunOfManyOfOneKind_IsBegun()
    {
        var viewer = await ViewerAsync();
        string[] kinds = ["many empty files", "many whys", "many repositories", "many unknown fields"];
        foreach (var (_, number, action, data) in Bombs.Applied(Many).Where(bomb => kinds.Take(Rounds.Of(always: 2, full: 4)).Contains(bomb.Name)))
        {
            await Server.KeepAsync("seer", Encoding.UTF8.GetBytes(Bombs.Seer(number, action, data)));
            var run = await RunAsync(viewer, number);
            await HoldsAsync(run.Page);
            await run.Page.CloseAsync();
            var review = new ReviewPage(await viewer.NewPageAsync());
            await review.GoAsync($"/runs/{number}/review");
            await Expect(review.Page.Locator(".files[aria-busy=true]")).ToHaveCountAsync(0, Patient);
            await HoldsAsync(review.Page);
            await review.Page.CloseAsync();
        }
    }

    [Fact]
    public async Task RunOfLongTexts_IsFolded()
    {
        // Each is a megabyte that is read, folded and shown: some of them with every change, all in the long rounds.
        var step = Rounds.Of(always: 12, full: 1);
        foreach (var (_, resource, body) in Bombs.LongTexts(all: step == 1).Where((_, at) => at % step == 0))
            await Server.KeepAsync(resource, Encoding.UTF8.GetBytes(body.ToJsonString()));
        var viewer = await ViewerAsync();
        foreach (var path in (string[])["/runs/12345", "/runs/8814400012345678", "/runs/12345/review", "/issues/1170820242", "/"])
        {
            var page = new RunPage(await viewer.NewPageAsync());
            await page.GoAsync(path);
            await HoldsAsync(page.Page);
            await page.Page.CloseAsync();
        }
    }

    private static async Task HoldsAsync(IPage page)
    {
        Assert.InRange(await page.EvaluateAsync<int>("() => document.querySelectorAll('*').length"), 1, MostElements);
        Assert.InRange(await page.EvaluateAsync<int>("() => document.body.textContent.length"), 1, 3_000_000);
    }
}
