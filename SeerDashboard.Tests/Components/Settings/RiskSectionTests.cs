using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SeerDashboard.Access;
using SeerDashboard.Components.Settings;
using SeerDashboard.Diffs.Risk;
using SeerDashboard.Live;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Settings;

/// <summary>The switches beside the real app.</summary>
public sealed class RiskSectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly DashboardHost _host = new();
    private readonly BunitContext _bunit = new();

    public async ValueTask InitializeAsync()
    {
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddMudServices();
        await _host.KeepAsync("seer", Body.Seer("coding_completed", 1, data: """{"changes":[{"repo_name":"acme/shop","diff":"--- Dockerfile\n+++ Dockerfile\n@@ -1 +1 @@\n-a\n+b"}]}"""));
        await Eventually.HoldsAsync(() => Task.FromResult(_host.Get<RunFeed>().Newest(9).Count == 1));
        Share<TimeProvider>();
        Share<RiskBook>();
        Share<RunFeed>();
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
    }

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public void Section_NamesEveryKindAndEveryRepository()
    {
        var section = Render(Roles.Admin);

        Assert.Equal(RiskWords.All.Select(RiskWords.Of), section.FindAll(".word").Select(word => word.TextContent));
        Assert.All(section.FindAll("input"), box => Assert.True(box.HasAttribute("checked")));
        Assert.Equal(["All repositories", "acme/shop"], section.FindAll("option").Select(option => option.TextContent));
    }

    [Fact]
    public async Task Switch_OfOneRepository_HoldsThereAndReachesTheRun()
    {
        var section = Render(Roles.Admin);
        await section.Find("select").ChangeAsync(new() { Value = "acme/shop" });
        await Box(section, RiskKind.Pipeline).ChangeAsync(new() { Value = false });
        section.WaitForAssertion(() => Assert.False(Box(section, RiskKind.Pipeline).HasAttribute("checked")), Soon);
        // Nothing is drawn when the run comes anew.
        await Eventually.HoldsAsync(() => Task.FromResult(_host.Get<RunFeed>().Newest(9)[0].Risk.Count == 0));
        await section.Find("select").ChangeAsync(new() { Value = RiskSwitches.Everywhere });
        Assert.True(Box(section, RiskKind.Pipeline).HasAttribute("checked"));
    }

    [Fact]
    public async Task Switch_OfAll_IsSaidAtTheRepository()
    {
        var section = Render(Roles.Admin);
        await Box(section, RiskKind.NoTest).ChangeAsync(new() { Value = false });
        section.WaitForAssertion(() => Assert.False(Box(section, RiskKind.NoTest).HasAttribute("checked")), Soon);
        await section.Find("select").ChangeAsync(new() { Value = "acme/shop" });
        Assert.True(Box(section, RiskKind.NoTest).HasAttribute("disabled"));
        Assert.Contains("It is off for all repositories.", section.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Viewer_SeesTheSwitchesAndTurnsNone()
    {
        var section = Render(Roles.Viewer);

        Assert.All(section.FindAll("input"), box => Assert.True(box.HasAttribute("disabled")));
        await Box(section, RiskKind.Pipeline).ChangeAsync(new() { Value = false });
        Assert.True(_host.Get<RiskBook>().Current.IsOn("acme/shop", RiskKind.Pipeline));
    }

    private static AngleSharp.Dom.IElement Box(IRenderedComponent<RiskSection> section, RiskKind kind) => section.FindAll("li").Single(row => row.QuerySelector(".word")!.TextContent == RiskWords.Of(kind)).QuerySelector("input")!;

    private IRenderedComponent<RiskSection> Render(string role) =>
        _bunit.Render<RiskSection>(section => section.AddCascadingValue(new Me("Mona", role)).Add(one => one.CanChange, role == Roles.Admin));

    private void Share<T>() where T : class => _bunit.Services.AddSingleton(_host.Get<T>());
}
