using SeerDashboard.E2E.Pages;

namespace SeerDashboard.E2E.Host;

/// <summary>
/// One test: a server of its own, people with browsers of their own. At the end no page may have asked another host,
/// nor have said that something went wrong.
/// </summary>
public abstract class Journey(Chromium chromium) : IAsyncLifetime
{
    /// <summary>Where the viewer is: neither the server's zone nor UTC.</summary>
    public const string Zone = "America/New_York";

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;
    private readonly List<IBrowserContext> _people = [];
    private DashboardServer? _server;
    private Guard? _guard;

    /// <summary>The server.</summary>
    protected DashboardServer Server => _server ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>What must not happen.</summary>
    protected Guard Guard => _guard ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>Configuration over the defaults of tests.</summary>
    protected virtual IReadOnlyDictionary<string, string?>? Settings => null;

    /// <inheritdoc/>
    public virtual ValueTask InitializeAsync()
    {
        _server = new DashboardServer(_folder, Settings).Start();
        _guard = new(_server.Address);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await LeaveAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        var seen = _guard?.Seen ?? [];
        Assert.True(seen.Count == 0, string.Join(Environment.NewLine, seen));
    }

    /// <summary>Everybody closes their browser.</summary>
    protected async Task LeaveAsync()
    {
        foreach (var person in _people)
            await person.DisposeAsync();
        _people.Clear();
    }

    /// <summary>The server ends.</summary>
    protected ValueTask StopServerAsync() => Server.DisposeAsync();

    /// <summary>Another server begins at the same address, with the same store.</summary>
    protected void StartServerAgain() => _server = new DashboardServer(_folder, Settings, Server.Address.Port).Start();

    /// <summary>Somebody with a browser, not signed in.</summary>
    protected async Task<IBrowserContext> SomebodyAsync(int width = 1440, int height = 900, ColorScheme theme = ColorScheme.Light, bool phone = false)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = Server.Address.ToString(),
            Locale = "en-GB",
            TimezoneId = Zone,
            ViewportSize = new() { Width = width, Height = height },
            DeviceScaleFactor = 1,
            ColorScheme = theme,
            IsMobile = phone,
            HasTouch = phone,
        });
        context.SetDefaultTimeout(20_000);
        Guard.Watch(context);
        _people.Add(context);
        return context;
    }

    /// <summary>Somebody who is signed in.</summary>
    protected async Task<IBrowserContext> ViewerAsync(int width = 1440, int height = 900, ColorScheme theme = ColorScheme.Light, bool phone = false)
    {
        var context = await SomebodyAsync(width, height, theme, phone);
        var page = await context.NewPageAsync();
        await new LoginPage(page).FollowAsync(DashboardServer.Token);
        await page.CloseAsync();
        return context;
    }

    /// <summary>The desk, live.</summary>
    protected static async Task<DeskPage> DeskAsync(IBrowserContext somebody)
    {
        ArgumentNullException.ThrowIfNull(somebody);
        var desk = new DeskPage(await somebody.NewPageAsync());
        await desk.OpenAsync();
        return desk;
    }

    /// <summary>A run's page, live.</summary>
    protected static async Task<RunPage> RunAsync(IBrowserContext somebody, long run)
    {
        ArgumentNullException.ThrowIfNull(somebody);
        var page = new RunPage(await somebody.NewPageAsync());
        await page.OpenAsync(run);
        return page;
    }

    /// <summary>The settings, live.</summary>
    protected static async Task<SettingsPage> SettingsAsync(IBrowserContext somebody)
    {
        ArgumentNullException.ThrowIfNull(somebody);
        var page = new SettingsPage(await somebody.NewPageAsync());
        await page.OpenAsync();
        return page;
    }
}
