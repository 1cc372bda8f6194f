using System.Diagnostics;
using SeerDashboard.Benchmarks.Servers;
using SeerDashboard.Benchmarks.Stores;
using SeerDashboard.E2E.Host;

namespace SeerDashboard.Benchmarks;

/// <summary>What a browser that knows nothing yet loads of the desk, and when it paints first, on a published build with a store of 1,500 runs.</summary>
internal static class FirstLook
{
    /// <summary>Measures and prints; a round is one fresh browser context.</summary>
    public static async Task RunAsync(int rounds)
    {
        using var scratch = new Scratch();
        var (app, store) = (scratch.Folder("app"), scratch.Folder("store"));
        await PublishAsync(app);
        await GeneratedStore.WriteAsync(Path.Combine(store, "seer.db"), StoreSize.Small(StoreCommand.Today), _ => { }, CancellationToken.None);
        using var server = await Server.PublishedAsync(app, store);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = InstalledChromium.Find(playwright.Chromium.ExecutablePath, asPeopleHave: true), Args = InstalledChromium.Arguments });

        var root = $"http://127.0.0.1:{server.Port}/";
        await using var signedIn = await browser.NewContextAsync();
        var door = await signedIn.NewPageAsync();
        await door.GotoAsync($"{root}login?t={Server.Token}");
        await LiveAsync(door);
        var cookies = await signedIn.StorageStateAsync();

        List<double> bytes = [], painted = [], live = [];
        var told = "";
        for (var round = -1; round < rounds; round++)
        {
            // The same cookies, and nothing kept of what was loaded.
            await using var fresh = await browser.NewContextAsync(new() { StorageState = cookies, ViewportSize = new() { Width = 1440, Height = 900 } });
            var page = await fresh.NewPageAsync();
            var view = new FirstView(page);
            var from = Stopwatch.GetTimestamp();
            await page.GotoAsync(root);
            await LiveAsync(page);
            var took = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            var paint = await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
            (var weight, told) = await view.WeighAsync();
            if (round < 0)
                continue;
            bytes.Add(weight);
            painted.Add(paint);
            live.Add(took);
        }

        Console.WriteLine(told);
        Console.WriteLine();
        Console.WriteLine($"{Environment.ProcessorCount} cores, {rounds} fresh browsers");
        Console.WriteLine();
        Console.WriteLine("| the desk's first view | median | p95 |");
        Console.WriteLine("| --- | --- | --- |");
        Scratch.Say($"| HTML, CSS and scripts, compressed, KB | {bytes.Median() / 1000:0.0} | {bytes.At(0.95) / 1000:0.0} |");
        Scratch.Say($"| first contentful paint, ms | {painted.Median():0} | {painted.At(0.95):0} |");
        Scratch.Say($"| live, ms | {live.Median():0} | {live.At(0.95):0} |");
        Console.WriteLine();
        Goal.AtMost("HTML, CSS and scripts of the desk's first view, KB", bytes.Max() / 1000, 250);
    }

    private static Task LiveAsync(IPage page) => page.Locator("[data-testid=interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Publishes the app of this repository into a folder.</summary>
    public static async Task PublishAsync(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SeerDashboard.sln")))
            root = root.Parent;
        var project = Path.Combine(root?.FullName ?? throw new InvalidOperationException("The repository is not above the build of the benchmarks."), "SeerDashboard");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", folder, "-v", "q", "-nodeReuse:false"]) { UseShellExecute = false })!;
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
            throw new InvalidOperationException("The app could not be published.");
    }
}
