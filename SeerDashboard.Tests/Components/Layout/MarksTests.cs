using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using SeerDashboard.Components.Layout;
using SeerDashboard.Store;
using SeerDashboard.Store.Unproven;

namespace SeerDashboard.Tests.Components.Layout;

/// <summary>What every page says of what is not kept.</summary>
public sealed class MarksTests : BunitContext
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 9, 30, 0, TimeSpan.FromHours(2)));
    private readonly StoreCondition _store = new();
    private readonly Quarantine _quarantine;

    public MarksTests()
    {
        _quarantine = new(Options.Create(new QuarantineOptions()), _clock);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_store).AddSingleton(_quarantine);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Quarantine_WhileRequestsWait_IsMarkedWithTheTimeThatIsLeft()
    {
        var mark = Render<QuarantineMark>();
        Assert.Empty(mark.FindAll("a"));

        _quarantine.Offer(new(new("seer", "one", "1789000000"), "a", "10.0.0.1", _clock.GetUtcNow(), "{}"u8.ToArray()));

        mark.WaitForAssertion(() => Assert.Equal("1 request waits for a secret, 24 h left", mark.Find("a[href='/settings#secret']").GetAttribute("aria-label")), TimeSpan.FromSeconds(20));
        _clock.Advance(TimeSpan.FromHours(2.5));
        mark.WaitForAssertion(() => Assert.Equal("1 request waits for a secret, 21 h left", mark.Find("a").TextContent.Trim()), TimeSpan.FromSeconds(20));
        _quarantine.Left(1, "acme");
        mark.WaitForAssertion(() => { _clock.Advance(TimeSpan.FromSeconds(1)); Assert.Empty(mark.FindAll("a")); }, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Store_WhileDeliveriesCannotBeKept_IsSaidAtOnce()
    {
        var banner = Render<StoreBanner>();
        Assert.Empty(banner.FindAll("p"));
        _store.Keeps("There is no space left for the store's file.");
        banner.WaitForAssertion(() => Assert.StartsWith("Deliveries cannot be kept. There is no space left for the store's file. Deliveries are answered 503", banner.Find("p[role=alert]").TextContent, StringComparison.Ordinal));
        _store.Keeps(null);
        banner.WaitForAssertion(() => { _clock.Advance(TimeSpan.FromSeconds(1)); Assert.Empty(banner.FindAll("p")); });
        _store.Projects("A run cannot be written.");
        _store.Waits("The queue of deliveries that wait to be written is full.");
        banner.WaitForAssertion(() => { _clock.Advance(TimeSpan.FromSeconds(1)); Assert.Contains("is full.", banner.Find("p").TextContent, StringComparison.Ordinal); });
    }
}
