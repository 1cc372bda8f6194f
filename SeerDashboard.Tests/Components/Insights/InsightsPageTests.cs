using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using SeerDashboard.Components.Insights;
using SeerDashboard.Components.Layout;
using SeerDashboard.Store;
using SeerDashboard.Store.Insights;
using SeerDashboard.Store.Insights.Retro;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Components.Insights;

/// <summary>The page beside the real app: what is posted there is counted here.</summary>
public sealed class InsightsPageTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 16, 20, 0, TimeSpan.FromHours(1)));
    private readonly DashboardHost _host;
    private readonly BunitContext _bunit = new();

    public InsightsPageTests()
    {
        _host = new(clock: _clock);
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddMudServices();
        _bunit.Services.AddSingleton<TimeProvider>(_clock);
        _bunit.Services.AddSingleton(_host.Get<ReceivingReader>()).AddSingleton(_host.Get<RejectionReader>()).AddSingleton(_host.Get<InsightsNews>()).AddSingleton(_host.Get<SilenceWatch>()).AddSingleton(_host.Get<RetroReader>());
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _host.DisposeAsync();
    }

    private void Open(string query) => _bunit.Services.GetRequiredService<NavigationManager>().NavigateTo("/insights" + query);

    /// <summary>Time goes on until the page says so.</summary>
    private async Task SaysAsync(IRenderedComponent<IComponent> page, Action<string> says) => await Eventually.HoldsAsync(() =>
    {
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        try
        {
            says(page.Markup);
            return Task.FromResult(true);
        }
        catch (Xunit.Sdk.XunitException)
        {
            return Task.FromResult(false);
        }
    });

    [Fact]
    public async Task Page_BeforeAnything_Teaches_AndCountsTheFirstByItself()
    {
        var page = _bunit.Render<InsightsPage>();
        page.WaitForAssertion(() => Assert.Contains("Nothing has come in yet", page.Markup, StringComparison.Ordinal), Soon);

        await _host.KeepAsync("seer", Body.Seer("coding_started", 1));

        await SaysAsync(page, markup => Assert.Contains("1 Seer events applied.", markup, StringComparison.Ordinal));
        Assert.Equal("1 delivery, at most 1 within 15 minutes and 1 within one minute.", page.Find("svg[role=img]").GetAttribute("aria-label"));
        Assert.Single(page.FindAll(".plot rect"));
    }

    [Fact]
    public async Task Page_UnknownThings_AreNamedWithTheirSample_HostileTextAsText()
    {
        await _host.KeepAsync("seer", Body.Seer("<b>new</b>\u202e", 1));
        var page = _bunit.Render<InsightsPage>();

        await SaysAsync(page, markup => Assert.Contains("&lt;b&gt;new&lt;/b&gt;", markup, StringComparison.Ordinal));

        Assert.Contains("/deliveries?id=1", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/api/deliveries/1/body", page.Find("a[download]").GetAttribute("href"));
        Assert.NotEmpty(page.FindAll(".invisible-character"));
    }

    [Fact]
    public async Task Page_RefusedRequests_AreNamedWithWhatToDo()
    {
        using var refused = await _host.PostAsync("seer", [1, 2, 3], "another secret altogether");
        Open("?range=1h");
        var page = _bunit.Render<InsightsPage>();

        await SaysAsync(page, markup => Assert.Contains("Was the client secret changed in Sentry?", markup, StringComparison.Ordinal));

        Assert.Equal("1 h", page.Find("nav a[aria-current]").TextContent);
        Assert.Contains("wrong signature", page.Find("#refused").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ManyRefusedRequests_ShowsMoreWhenAsked()
    {
        for (var at = 0; at < 30; at++)
            _host.Get<RejectionLog>().Add(new(Rejection.NoSignature, "10.0.0.7", "10.0.0.7"));
        var page = _bunit.Render<InsightsPage>();
        await SaysAsync(page, _ => Assert.Equal(20, page.FindAll("#refused tbody tr").Count));

        await page.FindAll("#refused button").Single(each => each.TextContent == "Show more").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(30, page.FindAll("#refused tbody tr").Count), Soon);
        Assert.Empty(page.FindAll("#refused button"));
    }

    [Fact]
    public async Task Page_StoreThatCannotBeRead_SaysSoAndKeepsWhatItShows()
    {
        await _host.KeepAsync("seer", Body.Seer("coding_started", 1));
        var page = _bunit.Render<InsightsPage>();
        await SaysAsync(page, markup => Assert.Contains("1 Seer events applied.", markup, StringComparison.Ordinal));
        StoreAccess.Execute(_host, "ALTER TABLE RejectionCounts RENAME TO Away");
        await _host.KeepAsync("seer", Body.Seer("coding_started", 2));
        await SaysAsync(page, _ => Assert.Contains(page.FindAll("[role=alert]"), each => each.TextContent.StartsWith("The store cannot be read at the moment.", StringComparison.Ordinal)));
        Assert.Contains("Seer events applied.", page.Markup, StringComparison.Ordinal);
        StoreAccess.Execute(_host, "ALTER TABLE Away RENAME TO RejectionCounts");
        await SaysAsync(page, _ => Assert.Empty(page.FindAll("[role=alert]")));
    }

    [Fact]
    public async Task Alarm_IsOnThePageAndOnEveryPage()
    {
        await _host.KeepAsync("seer", Body.Seer("coding_started", 1));
        StoreAccess.Execute(_host, $"""
            WITH RECURSIVE Before (N) AS (SELECT 1 UNION ALL SELECT N + 1 FROM Before WHERE N < 220)
            INSERT INTO Deliveries (Id, ReceivedAt, SentAt, Integration, Kind, Installation, Resource, RequestId, Size, Outcome, BodyHash)
            SELECT -N, {_clock.GetUtcNow().UtcTicks} - N * {TimeSpan.FromMinutes(20).Ticks}, 0, 'acme', 'Internal', '', 'issue', '', 2, 'Stored', '' FROM Before
            """);
        var (page, mark) = (_bunit.Render<InsightsPage>(), _bunit.Render<SilenceMark>());
        Assert.Empty(mark.FindAll("a"));

        _clock.Advance(TimeSpan.FromMinutes(90));

        await SaysAsync(page, markup => Assert.Contains("usually never longer than 20 min at this time.", markup, StringComparison.Ordinal));
        mark.WaitForAssertion(() => Assert.StartsWith("acme is silent", mark.Find("a.chip.warn").TextContent.Trim(), StringComparison.Ordinal), Soon);
    }
}
