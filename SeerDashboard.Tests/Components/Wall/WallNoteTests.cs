using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Access;
using SeerDashboard.Components.Wall;
using SeerDashboard.Live;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Wall;

/// <summary>A screen on a wall that stays open, until its link ends.</summary>
public sealed class WallNoteTests : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
    private readonly DashboardHost _host;
    private readonly BreakableStore _store;
    private readonly BunitContext _bunit = new();
    private readonly WallLinks _links;
    private int _ended;

    public WallNoteTests()
    {
        _host = new(clock: _clock);
        _store = new(_host) { Broken = false };
        _links = new(new WallBook(_host.Get<AuditedJobs>(), _store), _clock);
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_links).AddSingleton(_host.Get<Receipts>())
            .AddSingleton(new RunFeed(new StoreChanges(), Options.Create(new LiveOptions()), _clock, NullLogger<RunFeed>.Instance));
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
    }

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Link_ThatExpires_EndsItsOpenScreen()
    {
        var screen = Show(await MakeAsync(days: 1));
        screen.WaitForAssertion(() => Assert.Equal("Kitchen · read-only screen · until 2026-09-15 07:30:00", screen.Find(".wall-note > span").TextContent), Soon);
        await TickAsync(screen, TimeSpan.FromDays(1) - TimeSpan.FromSeconds(4));
        Assert.Equal(0, _ended);
        await EndsAsync(screen);
    }

    [Fact]
    public async Task Link_ThatIsRevoked_EndsItsOpenScreen()
    {
        var link = await MakeAsync();
        var screen = Show(link);
        await _links.RevokeAsync(link.Id, Cancel);
        await EndsAsync(screen);
    }

    [Fact]
    public async Task Store_ThatCannotBeRead_KeepsTheScreenAsLongAsItsLinkMayLast()
    {
        var screen = Show(await MakeAsync(days: 1));
        screen.WaitForAssertion(() => Assert.Contains("Kitchen", screen.Markup, StringComparison.Ordinal), Soon);
        _store.Broken = true;
        await TickAsync(screen, TimeSpan.FromHours(23));
        await TickAsync(screen, TimeSpan.FromSeconds(3));
        Assert.Equal((true, 0), (screen.Markup.Contains("Kitchen", StringComparison.Ordinal), _ended));
        await TickAsync(screen, TimeSpan.FromHours(1));
        await EndsAsync(screen);
    }

    [Fact]
    public async Task Use_IsWrittenOnceAMinute()
    {
        var screen = Show(await MakeAsync());
        var first = await Eventually.GetAsync(async () => (await _links.ListAsync(Cancel)).Single().LastUsedAt is { } at ? (object)at : null);
        await TickAsync(screen, TimeSpan.FromSeconds(30));
        Assert.Equal(first, (await _links.ListAsync(Cancel)).Single().LastUsedAt);
        await TickAsync(screen, TimeSpan.FromSeconds(31));
        await Eventually.HoldsAsync(async () => (await _links.ListAsync(Cancel)).Single().LastUsedAt > (DateTimeOffset)first);
    }

    private async Task<WallLink> MakeAsync(int days = 30) => (await _links.MakeAsync("Kitchen", "", days, "Mona", Cancel)).Link!;

    private IRenderedComponent<WallNote> Show(WallLink link) =>
        _bunit.Render<WallNote>(note => note.Add(each => each.Id, link.Id).Add(each => each.Ended, EventCallback.Factory.Create(this, () => _ended++)));

    // Time goes on, and the screen looks again; the pause between two looks is of the same clock.
    private async Task TickAsync(IRenderedComponent<WallNote> screen, TimeSpan time)
    {
        var drawn = screen.RenderCount;
        await screen.InvokeAsync(() => _clock.Advance(time));
        await Eventually.HoldsAsync(async () =>
        {
            await screen.InvokeAsync(() => _clock.Advance(TimeSpan.FromMilliseconds(1)));
            return screen.RenderCount > drawn;
        });
    }

    private async Task EndsAsync(IRenderedComponent<WallNote> screen)
    {
        await Eventually.HoldsAsync(async () =>
        {
            await screen.InvokeAsync(() => _clock.Advance(TimeSpan.FromSeconds(1)));
            return Volatile.Read(ref _ended) > 0;
        });
        var went = (BunitNavigationManager)_bunit.Services.GetRequiredService<NavigationManager>();
        await Eventually.HoldsAsync(() => Task.FromResult(went.History.Count > 0));
        Assert.Equal(("/wall", true), (went.History.First().Uri, went.History.First().Options.ForceLoad));
    }

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;
}
