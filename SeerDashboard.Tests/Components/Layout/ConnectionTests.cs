using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Components.Layout;
using SeerDashboard.Live;
using SeerDashboard.Store;

namespace SeerDashboard.Tests.Components.Layout;

public sealed class ConnectionTests : BunitContext
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
    private readonly Receipts _receipts = new();
    private readonly RunFeed _feed;

    public ConnectionTests()
    {
        _feed = new RunFeed(new StoreChanges(), Options.Create(new LiveOptions()), _clock, NullLogger<RunFeed>.Instance);
        Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_receipts).AddSingleton(_feed);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void State_BeforeTheCircuit_IsConnecting()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Assert.Equal("connecting", State(Render<Connection>()));
    }

    [Fact]
    public void State_FollowsTheNode()
    {
        var shown = Render<Connection>();
        Assert.Equal("catchingUp", State(shown));
        _feed.Health.LoopIs(up: true);
        _feed.Health.StoreAnswered();
        shown.WaitForAssertion(() => Assert.Equal("live", State(shown)));
    }

    [Fact]
    public void Delivery_AFirstOne_IsToldWithItsAgeASecondLater()
    {
        var shown = Render<Connection>();
        Assert.Equal("Live · no delivery yet", shown.Find(".when-live").TextContent);
        _receipts.Kept("acme", _clock.GetUtcNow().AddSeconds(-3));
        _clock.Advance(TimeSpan.FromSeconds(1));
        shown.WaitForAssertion(() => Assert.Equal("Live · last delivery 4 s ago", shown.Find(".when-live").TextContent));
    }

    private static string? State(IRenderedComponent<Connection> shown) => shown.Find("[data-testid=connection]").GetAttribute("data-state");
}
