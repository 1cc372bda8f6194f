using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SeerDashboard.Components.Issue;
using SeerDashboard.Live;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Issue;

/// <summary>The page of an issue on the real store and feed of a running app.</summary>
public sealed class IssueViewTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly DashboardHost _host = new();

    public IssueViewTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System).AddMudServices().AddSingleton(_ => _host.Get<IssueReader>()).AddSingleton(_ => _host.Get<RunFeed>()).AddSingleton<IssueNow>();
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task View_OfAnIssueWithoutARun_FollowsWhatSentryTells()
    {
        var view = Show();
        view.WaitForAssertion(() => Assert.Equal("Nothing is known of issue 7", view.Find(".empty h2").TextContent), Deadline);

        await _host.KeepAsync("issue", Body.Issue("created", 7, "KeyError: 'currency'"));
        view.WaitForAssertion(() => Assert.Equal("KeyError: 'currency'", view.Find("h1").TextContent), Deadline);

        await _host.KeepAsync("issue", Body.Issue("resolved", 7, "KeyError: 'currency'", status: "resolved"));
        view.WaitForAssertion(() => Assert.Contains("resolved", view.Find(".chips").TextContent, StringComparison.OrdinalIgnoreCase), Deadline);

        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 1, 7));
        view.WaitForAssertion(() => Assert.Single(view.FindAll("article")), Deadline);
    }

    [Fact]
    public async Task View_WhenTheStoreCannotBeRead_SaysSoUntilItCan()
    {
        await _host.KeepAsync("issue", Body.Issue("created", 7, "KeyError: 'currency'"));
        var store = new BrokenStore(_host);
        Services.AddSingleton(_ => new IssueReader(store, TimeProvider.System));
        var view = Show();
        view.WaitForAssertion(() => Assert.Contains("The store cannot be read", view.Find("[role=alert]").TextContent, StringComparison.Ordinal), Deadline);

        store.Broken = false;
        await view.Find("[role=alert] button").ClickAsync();

        view.WaitForAssertion(() => Assert.Equal("KeyError: 'currency'", view.Find("h1").TextContent), Deadline);
        Assert.Empty(view.FindAll("[role=alert]"));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _host.DisposeAsync();
    }

    private IRenderedComponent<IssueView> Show()
    {
        // Starts the app, so that its feed runs.
        _ = _host.Anonymous;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Render<IssueView>(view => view.Add(of => of.Id, new(7)));
    }

    private sealed class BrokenStore(DashboardHost host) : IDbContextFactory<SeerContext>
    {
        public bool Broken { get; set; } = true;

        public SeerContext CreateDbContext() => Broken ? throw new SqliteException("disk I/O error", 10) : host.Get<IDbContextFactory<SeerContext>>().CreateDbContext();
    }
}
