using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using SeerDashboard.Access;
using SeerDashboard.Components.Settings;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Settings;

public sealed class WallSectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
    private readonly DashboardHost _host;
    private readonly BunitContext _bunit = new();
    private readonly FullDisk _full = new();

    public WallSectionTests()
    {
        _host = new(clock: _clock);
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddMudServices();
        _bunit.Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_ => _host.Get<WallLinks>()).AddSingleton(_ => _host.Get<SavedViews>()).AddSingleton(_ => _host.Get<PublicAddress>());
    }

    public async ValueTask InitializeAsync() => await _host.Get<WallLinks>().MakeAsync("Kitchen", "", 1, "Mona", Cancel);

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        _full.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public void Links_AreShownToAll_AndButtonsToAdminsAlone()
    {
        var looks = Show(canChange: false);
        Assert.Equal("Kitchen", looks.Find(".name").TextContent);
        Assert.Empty(looks.FindAll("button"));
        Assert.Equal(["Revoke", "Make a link"], Show().FindAll("button").Select(button => button.TextContent));
    }

    [Fact]
    public void Revoke_Asked_TakesTheLinkAway()
    {
        var section = Show();
        Revoke(section, "Keep");
        Assert.NotEmpty(section.FindAll(".name"));
        Revoke(section, "Revoke");
        section.WaitForAssertion(() => Assert.Empty(section.FindAll(".name")), Soon);
    }

    [Fact]
    public void Link_ThatEnded_SaysSoAndIsRemoved()
    {
        _clock.Advance(TimeSpan.FromDays(2));
        var section = Show();
        Assert.Equal("Remove", section.Find(".bad").TextContent);
        Assert.Contains("ended 2026-09-15 07:30:00", section.Find(".muted:not(p)").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_ThatCannotBeWritten_SaysThatTheLinkIsStillThere()
    {
        var store = new BreakableStore(_host) { Broken = false };
        _bunit.Services.AddSingleton(new WallLinks(new WallBook(new AuditedJobs(_full.Jobs, new AuditLog(_clock)), store), _clock));
        var section = Show();
        Revoke(section, "Revoke");
        section.WaitForAssertion(() => Assert.StartsWith("“Kitchen” is still there", section.Find("[role=alert]").TextContent, StringComparison.Ordinal), Soon);

        store.Broken = true;
        await section.InvokeAsync(() => _clock.Advance(TimeSpan.FromMinutes(1)));
        section.WaitForAssertion(() => Assert.StartsWith("The store cannot be read", section.Find("[role=alert]").TextContent, StringComparison.Ordinal), Soon);
        Assert.Equal("Kitchen", section.Find(".name").TextContent);
    }

    private void Revoke(IRenderedComponent<WallSection> section, string answer)
    {
        var dialogs = _bunit.Render<MudBlazor.MudDialogProvider>();
        section.Find(".bad").Click();
        dialogs.WaitForElements("[role=dialog] button", Soon).Single(each => each.TextContent.Trim() == answer).Click();
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[role=dialog]")), Soon);
    }

    private IRenderedComponent<WallSection> Show(bool canChange = true)
    {
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
        var section = _bunit.Render<WallSection>(it => it.Add(each => each.CanChange, canChange).AddCascadingValue(new Me("Mona", canChange ? Roles.Admin : Roles.Viewer)));
        section.WaitForAssertion(() => Assert.NotEmpty(section.FindAll(".name")), Soon);
        return section;
    }

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;
}
