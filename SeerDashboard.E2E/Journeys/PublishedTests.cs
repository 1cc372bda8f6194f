using System.Collections.Concurrent;
using System.Net;
using SeerDashboard.E2E.Host;
using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Journeys;

[Collection(Builds)]
public sealed class PublishedTests(Chromium chromium, PublishedApp app) : IClassFixture<PublishedApp>
{
    /// <summary>Those that build the app: one after the other, in the same folders.</summary>
    public const string Builds = "Builds of the app";

    private const long MostBytes = 250_000;
    private const long MostOfTheDiff = 100_000;
    private static readonly string[] Squeezed = [".css", ".js", ".svg"];
    private static readonly string[] MadeSmaller = [".br", ".gz"];

    [Fact]
    public async Task EveryStaticFile_IsServedWhole_AndCompressed()
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        var root = Path.Combine(app.Files, "wwwroot");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => !MadeSmaller.Contains(Path.GetExtension(file))).ToList();
        foreach (var must in (string[])["app.css", "fonts.css", "SeerDashboard*.styles.css", "blazor.web*.js", "MudBlazor.min.css", "inter-latin-wght-normal*.woff2", "jetbrains-mono-latin-wght-normal*.woff2", "core.min*.js"])
            Assert.True(Directory.EnumerateFiles(root, must, SearchOption.AllDirectories).Any(), $"{must} is not published.");
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(root, file).Replace('\\', '/');
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd("br, gzip");
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK && bytes.Length > 0, $"/{path} is answered {(int)answer.StatusCode} with {bytes.Length} bytes.");
            if (Squeezed.Contains(Path.GetExtension(file)))
                Assert.True(answer.Content.Headers.ContentEncoding.Any(each => each is "br" or "gzip"), $"/{path} is served uncompressed.");
            else if (answer.Content.Headers.ContentEncoding.Count == 0)
                Assert.Equal(new FileInfo(file).Length, bytes.Length);
        }
    }

    [Fact]
    public async Task Pages_HaveTheirFontsAndColours_AndAreLive()
    {
        var guard = new Guard(app.Address);
        await using var somebody = await chromium.Browser.NewContextAsync(new() { BaseURL = app.Address.ToString(), ColorScheme = ColorScheme.Light });
        guard.Watch(somebody);
        var answers = new ConcurrentQueue<IResponse>();
        somebody.Response += (_, response) => answers.Enqueue(response);
        var page = await somebody.NewPageAsync();
        await new LoginPage(page).OpenAsync();
        await LooksAsync(page, "Sign in");
        await new LoginPage(page).EnterAsync(DashboardServer.Token);
        await new DeskPage(page).IsLiveAsync();
        await LooksAsync(page, "Connect Sentry");

        var assets = answers.Where(answer => Path.HasExtension(new Uri(answer.Url).AbsolutePath)).ToList();
        foreach (var must in (string[])[".css", ".js", ".woff2"])
            Assert.Contains(assets, answer => Path.GetExtension(new Uri(answer.Url).AbsolutePath) == must);
        foreach (var answer in assets)
        {
            var path = new Uri(answer.Url).AbsolutePath;
            Assert.True(answer.Status is 200 or 304, $"{path} is answered {answer.Status}.");
            if (answer.Status == 200 && Squeezed.Contains(Path.GetExtension(path)))
                Assert.Contains(await answer.HeaderValueAsync("content-encoding"), (string?[])["br", "gzip"]);
        }

        Assert.Empty(guard.Seen);
    }

    [Fact]
    public async Task Desk_FirstViewOfABusyDay_IsLight()
    {
        await using var server = await app.ServeAsync("busy", "--Sentry:Integrations:0:Name", "acme", "--Sentry:Integrations:0:ClientSecrets:0", DashboardServer.Secret);
        // Not all at once: a server that has just begun, beside other tests, would refuse much of it.
        await app.PlayAsync(server.Address, "--runs", "240", "--rate", "1800", "--speed", "100000", "--seed", "418");
        await using var somebody = await chromium.Browser.NewContextAsync(new() { BaseURL = server.Address.ToString() });
        await new LoginPage(await somebody.NewPageAsync()).FollowAsync(DashboardServer.Token);
        // Another context with the same cookies, and nothing kept of what was loaded.
        await using var fresh = await chromium.Browser.NewContextAsync(new() { BaseURL = server.Address.ToString(), StorageState = await somebody.StorageStateAsync() });
        var desk = new DeskPage(await fresh.NewPageAsync());
        var view = new FirstView(desk.Page);
        await desk.OpenAsync();
        Assert.True(await desk.Rows.CountAsync() >= 40, "The desk shows too few runs to weigh anything.");
        var (bytes, told) = await view.WeighAsync();
        var paint = await desk.Page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{bytes:N0} bytes of HTML, CSS and scripts; first contentful paint after {paint:N0} ms{Environment.NewLine}{told}"));
        Assert.True(bytes <= MostBytes, $"{bytes} bytes:{Environment.NewLine}{told}");
    }

    [Fact]
    public async Task Diff_ScriptsStylesAndColours_AreLight()
    {
        var root = Path.Combine(app.Files, "wwwroot");
        var files = Directory.EnumerateFiles(Path.Combine(root, "js", "diff"), "*.js")
            .Concat(((string[])["DiffView.razor*.js", "SeerDashboard*.styles.css", "core.min*.js", "python.min*.js"]).SelectMany(name => Directory.EnumerateFiles(root, name, SearchOption.AllDirectories))).ToList();
        Assert.InRange(files.Count, 20, 100);
        using var http = new HttpClient { BaseAddress = app.Address };
        long sum = 0;
        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Path.GetRelativePath(root, file).Replace('\\', '/'));
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
            sum += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.True(sum <= MostOfTheDiff, $"{sum} bytes in {files.Count} files.");
    }

    private static async Task LooksAsync(IPage page, string button)
    {
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.fonts].some(font => font.family.includes('Inter') && font.status === 'loaded')"), "Inter was not loaded.");
        var accent = await page.Locator("button[type=submit], a.btn.main").Filter(new() { HasText = button }).EvaluateAsync<string>("it => getComputedStyle(it).backgroundColor");
        Assert.Equal("rgb(79, 63, 207)", accent);
    }
}
