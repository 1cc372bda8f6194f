using System.Globalization;
using System.Text;
using System.Text.Json;
using SeerDashboard.Benchmarks.Servers;
using SeerDashboard.Benchmarks.Views;
using SeerDashboard.E2E.Host;

namespace SeerDashboard.Benchmarks;

/// <summary>The diff view as the published app serves it, against @pierre/diffs and diff2html on the same patches, in one Chromium, in turn.</summary>
internal static class Diff
{
    private const string Ours = "ours", Pierre = "@pierre/diffs", Html = "diff2html";

    private static readonly (int Lines, double AgainstPierre)[] Sizes = [(200, 0.75), (2_000, 0.75), (10_000, 0.5), (50_000, 0.5)];

    /// <summary>Measures and prints; a round is one fresh page of each view for each size.</summary>
    public static async Task RunAsync(int rounds)
    {
        using var scratch = new Scratch();
        var (app, store) = (scratch.Folder("app"), scratch.Folder("store"));
        await FirstLook.PublishAsync(app);
        using var server = await Server.PublishedAsync(app, store);
        foreach (var (lines, _) in Sizes)
            await PostAsync(server, lines);
        await using var peers = await PeerViews.StartAsync(scratch.Folder("peers"), Sizes.ToDictionary(size => Name(size.Lines), size => Changed.Text(size.Lines)));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = InstalledChromium.Find(playwright.Chromium.ExecutablePath, asPeopleHave: true), Args = [.. InstalledChromium.Arguments, "--enable-precise-memory-info"] });
        var root = $"http://127.0.0.1:{server.Port}/";
        await using var signedIn = await browser.NewContextAsync();
        var door = await signedIn.NewPageAsync();
        await door.GotoAsync($"{root}login?t={Server.Token}");
        await door.Locator("[data-testid=interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var cookies = await signedIn.StorageStateAsync();

        foreach (var (lines, goal) in Sizes)
        {
            Dictionary<string, List<Seen>> all = new(StringComparer.Ordinal) { [Ours] = [], [Pierre] = [], [Html] = [] };
            for (var round = -1; round < rounds; round++)
            {
                foreach (var (view, seen) in all)
                {
                    // The slowest of them takes a quarter of a minute at the largest size, and is no rival there.
                    if (view == Html && lines > 10_000)
                        continue;
                    await using var fresh = await browser.NewContextAsync(new() { StorageState = view == Ours ? cookies : null, ViewportSize = new() { Width = 1440, Height = 900 } });
                    var one = await MeasureAsync(await fresh.NewPageAsync(), view, view == Ours ? root : peers.Root, lines);
                    if (round >= 0)
                        seen.Add(one);
                }
            }

            Report(lines, goal, all);
        }
    }

    private static async Task<Seen> MeasureAsync(IPage page, string view, string root, int lines)
    {
        if (view == Ours)
        {
            await page.GotoAsync($"{root}settings");
            await page.Locator("[data-testid=interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await page.EvaluateAsync(PeerViews.Script("ours.js"), $"/runs/{Name(lines)}/review");
        }
        else
        {
            await page.GotoAsync($"{root}{(view == Pierre ? "pierre" : "diff2html")}.html");
            await page.WaitForFunctionAsync("() => window.draw");
        }

        var seen = await page.EvaluateAsync<JsonElement>(PeerViews.Script("measure.js"), view == Ours ? $"/api/runs/{Name(lines)}/diff" : $"/{Name(lines)}.txt");
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("HeapProfiler.collectGarbage");
        var heap = await page.EvaluateAsync<double>("() => performance.memory.usedJSHeapSize");
        return new(Of("first"), Of("longest"), Of("frame"), Of("elements"), heap / 1_000_000);

        double Of(string name) => seen.GetProperty(name).GetDouble();
    }

    private static void Report(int lines, double goal, Dictionary<string, List<Seen>> all)
    {
        Console.WriteLine();
        Scratch.Say($"| {lines} changed lines | first colours, ms | longest task, ms | p95 frame, ms | elements | heap, MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var (view, seen) in all.Where(pair => pair.Value.Count > 0))
            Scratch.Say($"| {view} | {seen.Select(one => one.First).Median():0} | {seen.Select(one => one.Longest).Median():0} | {seen.Select(one => one.Frame).Median():0.0} | {seen.Select(one => one.Elements).Median():0} | {seen.Select(one => one.Heap).Median():0.0} |");
        Console.WriteLine();
        var (ours, pierre, html) = (all[Ours], all[Pierre], all[Html]);
        Goal.AtMost("first colours / @pierre/diffs", ours.Select(one => one.First).Median() / pierre.Select(one => one.First).Median(), goal);
        if (html.Count > 0)
            Goal.AtMost("first colours / diff2html", ours.Select(one => one.First).Median() / html.Select(one => one.First).Median(), 0.2);
        Goal.AtMost("longest task, ms", ours.Select(one => one.Longest).Median(), 50);
        Goal.AtMost("p95 frame / @pierre/diffs", ours.Select(one => one.Frame).Median() / pierre.Select(one => one.Frame).Median(), 1);
        Goal.AtMost("heap / @pierre/diffs", ours.Select(one => one.Heap).Median() / pierre.Select(one => one.Heap).Median(), 1);
        if (lines > 2_000)
            Goal.AtMost("elements", ours.Max(one => one.Elements), 1_000);
    }

    private static async Task PostAsync(Server server, int lines)
    {
        var body = Encoding.UTF8.GetBytes(
            $$$"""{"action":"coding_completed","installation":{"uuid":"a8e5d37a-696c-4c54-adb5-b3f28d64c7de"},"data":{"run_id":{{{Name(lines)}}},"group_id":7,{{{Changed.Lines(lines)[1..^1]}}}},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{server.Port}/webhooks/sentry") { Content = new ByteArrayContent(body) };
        request.Headers.Add("Sentry-Hook-Resource", "seer");
        request.Headers.Add("Request-ID", Guid.NewGuid().ToString("N"));
        request.Headers.Add("Sentry-Hook-Timestamp", TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Sentry-Hook-Signature", Webhooks.Signature.Of(body, Encoding.UTF8.GetBytes(Server.Secret)));
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static string Name(int lines) => lines.ToString(CultureInfo.InvariantCulture);

    private sealed record Seen(double First, double Longest, double Frame, double Elements, double Heap);
}
