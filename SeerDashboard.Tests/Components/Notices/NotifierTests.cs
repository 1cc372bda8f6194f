using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;
using SeerDashboard.Components.Notices;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Components.Notices;

/// <summary>The notifier beside the real store of views, with a feed and a clock of its own.</summary>
public sealed class NotifierTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(Story.Second(100));
    private readonly DashboardHost _host = new();
    private readonly BunitContext _bunit = new();
    private readonly BunitJSModuleInterop _module;
    private readonly RunFeed _feed;

    public NotifierTests()
    {
        _module = _bunit.JSInterop.SetupModule("./Components/Notices/Notifier.razor.js");
        _module.Mode = JSRuntimeMode.Loose;
        _feed = new RunFeed(new StoreChanges(), Options.Create(new LiveOptions()), _clock, NullLogger<RunFeed>.Instance);
        _bunit.Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_feed).AddSingleton(_host.Get<SavedViews>());
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Runs_ThatComeToAView_AreToldInOneNotification_AndEachOnce()
    {
        _feed.Read([Found(1, 1)]);
        await WatchAsync("state=rootCauseFound");
        var notifier = Show(new("Mona", Roles.Admin));
        _feed.Read([Running(2, 2), Found(1, 3)]);
        _feed.Read([Found(2, 4), Found(3, 5)]);
        await ToldAsync(notifier, 1);
        var notice = Last();
        Assert.Equal("2 runs have a root cause", notice.Title);
        _feed.Read([Found(2, 6), Found(4, 7)]);
        await ToldAsync(notifier, 2);
        Assert.Equal("Run 4: Root cause found", Last().Title);
    }

    [Fact]
    public async Task Silence_ComesByTheClockAlone()
    {
        _feed.Read([Running(1, 1)]);
        await WatchAsync("state=quiet");
        var notifier = Show(new("Mona", Roles.Admin));
        _clock.Advance(TimeSpan.FromMinutes(20));
        await ToldAsync(notifier, 1);
        Assert.Equal("Run 1: No word", Last().Title);
    }

    [Fact]
    public async Task Views_OfOthers_OfWalls_AndThoseThatDoNotNotify_AreSilent()
    {
        await WatchAsync("state=rootCauseFound");
        await _host.Get<SavedViews>().CreateAsync("Jo", "Silent", "state=rootCauseFound", Cancel);
        using var jos = Show(new("Jo", Roles.Admin));
        using var wall = Show(new("Mona", Roles.Viewer) { Wall = "w1" });
        _feed.Read([Found(1, 1)]);
        var hers = Show(new("Mona", Roles.Admin));
        _feed.Read([Found(2, 2)]);
        await ToldAsync(hers, 1);
        Assert.Equal("Run 2: Root cause found", Last().Title);
    }

    [Fact]
    public async Task Store_ThatCannotBeRead_IsTriedAgain()
    {
        await WatchAsync("state=rootCauseFound");
        var store = new BreakableStore(_host);
        _bunit.Services.AddSingleton(new SavedViews(_host.Get<AuditedJobs>(), store, _clock));
        var notifier = Show(new("Mona", Roles.Admin));
        store.Broken = false;
        await GoesOnAsync(notifier, () => store.Opened > 0);
        // What was there when the views were read is no news.
        var drawn = notifier.RenderCount;
        await GoesOnAsync(notifier, () => notifier.RenderCount > drawn);
        _feed.Read([Found(2, 2)]);
        await ToldAsync(notifier, 1);
        Assert.Equal("Run 2: Root cause found", Last().Title);
    }

    private Task GoesOnAsync(IRenderedComponent<Notifier> notifier, Func<bool> until) => Eventually.HoldsAsync(async () =>
    {
        await notifier.InvokeAsync(() => _clock.Advance(TimeSpan.FromSeconds(1)));
        return until();
    });

    private IRenderedComponent<Notifier> Show(Me me)
    {
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
        return _bunit.Render<Notifier>(notifier => notifier.AddCascadingValue(me));
    }

    private async Task WatchAsync(string query)
    {
        var view = (await _host.Get<SavedViews>().CreateAsync("Mona", "Mine", query, Cancel)).View!;
        await _host.Get<SavedViews>().NotifyAsync(view.Id, "Mona", true, Cancel);
    }

    // The clock is pushed on until what is gathered is told, as it would go on by itself.
    private Task ToldAsync(IRenderedComponent<Notifier> notifier, int times) => Eventually.HoldsAsync(async () =>
    {
        await notifier.InvokeAsync(() => _clock.Advance(TimeSpan.FromMilliseconds(500)));
        return _module.Invocations["show"].Count >= times;
    });

    private Notice Last() => (Notice)_module.Invocations["show"][^1].Arguments[0]!;

    private static RunSummary Found(long id, long version) => Story.Summed(Story.At(0, SeerAction.RootCauseCompleted)) with { RunId = new(id), Version = version };

    private static RunSummary Running(long id, long version) => Story.Summed(Story.At(0, SeerAction.RootCauseStarted)) with { RunId = new(id), Version = version };

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;
}
