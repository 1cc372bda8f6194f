using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SeerDashboard.E2E.Host;
using SeerDashboard.Tests.Builders;

namespace SeerDashboard.Benchmarks;

/// <summary>
/// From the POST of a delivery to the changed row of an open page, against the least that a circuit of that page can do:
/// a click that changes one attribute. Both in turn.
/// </summary>
internal static class Latency
{
    private const double Goal = 1.5;
    private const int WarmUp = 100;
    private const int Runs = 12;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    // Longer than pages fold changes into one.
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMilliseconds(150);

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync(int rounds)
    {
        await using var dashboard = Dashboard.Start();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = InstalledChromium.Find(playwright.Chromium.ExecutablePath, asPeopleHave: true), Args = InstalledChromium.Arguments });
        var page = await OpenAsync(browser, dashboard);
        using var disk = new DiskCommit(dashboard.Folder);

        var clock = new PageClock();
        Times changed = new("POST to changed row"), empty = new("empty update"), answered = new("of it, POST to its answer"), commit = new("one durable commit of the body alone");
        for (var round = -WarmUp; round < rounds; round++)
        {
            await clock.AskAsync(page);
            var delivery = Delivery(round + WarmUp);
            var posted = await PostAsync(dashboard, page, clock, delivery);
            await Task.Delay(BetweenRounds, TimeProvider.System);
            var clicked = await page.EvaluateAsync<double>("() => latency.emptyUpdate()");
            var written = disk.Write(delivery.Body);
            await Task.Delay(BetweenRounds, TimeProvider.System);
            if (round < 0)
                continue;
            changed.Add(posted.Changed);
            answered.Add(posted.Answered);
            empty.Add(clicked);
            commit.Add(written);
        }

        Report.Print(Goal, changed, empty, answered, commit);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The clocks of poster and page are the same to {clock.Uncertainty:0.00} ms."));
    }

    private static async Task<IPage> OpenAsync(IBrowser browser, Dashboard dashboard)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await page.GotoAsync(dashboard.SignIn);
        await page.Locator("[data-testid=interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("[data-testid=connection][data-state=live]").WaitForAsync();
        using var script = new StreamReader(typeof(Latency).Assembly.GetManifestResourceStream("Latency.js")!);
        await page.EvaluateAsync(await script.ReadToEndAsync());
        await page.EvaluateAsync("name => latency.begin(name)", EmptyUpdate.Name);
        return page;
    }

    /// <summary>The POST comes from outside the browser, as Sentry's does.</summary>
    private static async Task<(double Answered, double Changed)> PostAsync(Dashboard dashboard, IPage page, PageClock clock, (long Run, byte[] Body) delivery)
    {
        await page.EvaluateAsync("run => latency.watch(run)", delivery.Run.ToString(CultureInfo.InvariantCulture));
        using var request = dashboard.Delivery(delivery.Body);
        var from = PageClock.Now;
        using var answer = await Http.SendAsync(request);
        var answered = PageClock.Now - from;
        answer.EnsureSuccessStatusCode();
        var changed = await page.EvaluateAsync<double>("() => latency.changed");
        return (answered, clock.ByOurs(changed) - from);
    }

    /// <summary>A handful of runs go through all their steps in turn, and then again: each delivery changes where its run is.</summary>
    private static (long Run, byte[] Body) Delivery(int number)
    {
        const int Steps = 7;
        var run = 900 + (number % Runs);
        var body = JsonNode.Parse(Payload.SecondGeneration[number / Runs % Steps].Body())!;
        body["data"]!["run_id"] = run;
        body["data"]!["group_id"] = 5000 + run;
        return (run, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }
}
