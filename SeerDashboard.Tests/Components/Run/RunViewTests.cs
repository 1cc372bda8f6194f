using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using SeerDashboard.Access;
using SeerDashboard.Components.Run;
using SeerDashboard.Live;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Run;

/// <summary>The page on the real store and feed of a running app.</summary>
public sealed class RunViewTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly DashboardHost _host = new();

    public RunViewTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System)
            .AddSingleton(_ => _host.Get<RunReader>()).AddSingleton(_ => _host.Get<DeliveryReader>())
            .AddSingleton(_ => _host.Get<StepTimes>()).AddSingleton(_ => _host.Get<RunFeed>()).AddSingleton(_ => _host.Get<SeerDashboard.Components.Desk.DeskNow>())
            .AddSingleton(_ => _host.Get<RunHandling>()).AddSingleton<RunNow>().AddSingleton(_ => _host.Get<SeerDashboard.Components.Finding.SearchNow>()).AddScoped<SeerDashboard.Components.Acts.RunActs>().AddMudServices()
            .AddSingleton(_ => _host.Get<SeerDashboard.Store.Finding.SeenBefore>());
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void View_OfARunThatWasNeverDelivered_SaysSoAndLeadsBack()
    {
        var view = Show(123);

        view.WaitForAssertion(() => Assert.Equal("No run 123 was delivered here", view.Find("h1").TextContent), Deadline);
        Assert.Equal("/", view.Find(".btn.main").GetAttribute("href"));
    }

    [Fact]
    public async Task View_WhenADuplicateComes_ListsItAtOnce()
    {
        await KeepAsync(Payload.FirstGeneration[0]);
        var view = Show(12345, deliveries: true);
        view.WaitForAssertion(() => Assert.Single(view.FindAll("#deliveries tr.row")), Deadline);

        await KeepAsync(Payload.FirstGeneration[0]);
        view.WaitForAssertion(() => Assert.Equal(2, view.FindAll("#deliveries tr.row").Count), Deadline);
    }

    [Fact]
    public async Task View_WhenDeliveriesCome_MovesByItself()
    {
        var view = Show(12345);
        view.WaitForAssertion(() => Assert.Equal("No run 12345 was delivered here", view.Find("h1").TextContent), Deadline);

        await KeepAsync(Payload.FirstGeneration[0]);
        view.WaitForAssertion(() => Assert.Equal("running", view.Find("[data-stage=rootCause]").GetAttribute("data-status")), Deadline);

        foreach (var payload in Payload.FirstGeneration.Skip(1))
            await KeepAsync(payload);
        view.WaitForAssertion(() => Assert.Single(view.FindAll("#pull-requests [data-testid=pr-link]")), Deadline);
        Assert.Equal(2, view.FindAll("[data-testid=timeline-step]").Count);
        Assert.Equal("7", view.Find(".tabs .count").TextContent);
        view.Render(again => again.Add(of => of.ShowsDeliveries, true));
        Assert.Equal(7, view.FindAll("#deliveries tr.row").Count);
        await view.Find("#deliveries tr.row button").ClickAsync();
        view.WaitForAssertion(() => Assert.Contains("\"run_id\": 12345", view.Find("#deliveries pre").TextContent, StringComparison.Ordinal), Deadline);
    }

    [Fact]
    public async Task View_OfARunThatSomebodyFinished_SaysWhoAndWhen()
    {
        await KeepAsync(Payload.FirstGeneration[0]);
        var view = Show(12345);
        view.WaitForAssertion(() => Assert.Equal(4, view.FindAll("[data-testid=step]").Count), Deadline);
        Assert.Empty(view.FindAll(".handled"));

        var key = Assert.Single(await _host.Get<RunReader>().KeysAsync(new(12345), null, null, Xunit.TestContext.Current.CancellationToken));
        await _host.Get<RunHandling>().ClaimAsync([key], "MK", Xunit.TestContext.Current.CancellationToken);
        await _host.Get<RunHandling>().DoneAsync([key], done: true, "AB", Xunit.TestContext.Current.CancellationToken);

        view.WaitForAssertion(() => Assert.Equal(2, view.FindAll(".handled li").Count), Deadline);
        Assert.Contains("Claimed by MK, ", view.FindAll(".handled li")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Marked as done by AB, ", view.FindAll(".handled li")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(view.FindAll(".doing"));
    }

    [Fact]
    public async Task View_ForWhoWorksWithRuns_LetsThemClaimIt()
    {
        await KeepAsync(Payload.FirstGeneration[0]);
        _ = _host.Anonymous;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var view = Render<CascadingValue<Me>>(all => all
            .Add(of => of.Value, new Me("MK", Roles.Operator))
            .AddChildContent<RunView>(run => run.Add(of => of.Id, new(12345))));
        view.WaitForAssertion(() => Assert.NotNull(view.Find("[data-act=claim]")), Deadline);

        await view.Find("[data-act=claim]").ClickAsync();

        view.WaitForAssertion(() => Assert.Contains("Claimed by you", view.Find(".handled").TextContent, StringComparison.Ordinal), Deadline);
        Assert.Empty(view.FindAll("[data-act=claim]"));
    }

    [Fact]
    public async Task View_OfANumberThatTwoSendersHave_AsksWhose()
    {
        await KeepAsync(Payload.FirstGeneration[0]);
        var other = Encoding.UTF8.GetString(Payload.FirstGeneration[0].Body()).Replace("a8e5d37a-696c-4c54-adb5-b3f28d64c7de", "another", StringComparison.Ordinal);
        await _host.KeepAsync("seer", other, DashboardHost.OtherSecret);

        var view = Show(12345);

        view.WaitForAssertion(() => Assert.Equal("2 senders have a run 12345", view.Find("h1").TextContent), Deadline);
        Assert.Equal(["/runs/12345?installation=a8e5d37a-696c-4c54-adb5-b3f28d64c7de", "/runs/12345?installation=another"], view.FindAll("li a").Select(link => link.GetAttribute("href")));

        var one = Show(12345, "another");
        one.WaitForAssertion(() => Assert.Equal("/runs/12345?installation=another#root-cause", one.Find("[data-testid=step] a").GetAttribute("href")), Deadline);
    }

    [Fact]
    public async Task View_OfAnIssueWithANewerRun_NamesIt()
    {
        await KeepAsync(Payload.FirstGeneration[0]);
        await _host.KeepAsync("seer", Encoding.UTF8.GetString(Payload.FirstGeneration[0].Body()).Replace("12345", "12399", StringComparison.Ordinal));

        var view = Show(12345);

        view.WaitForAssertion(() => Assert.Equal(["/runs/12399", "/issues/1170820242?left=12345&right=12399"], view.FindAll(".alert a").Select(link => link.GetAttribute("href"))), Deadline);
        Assert.Equal(["All runs of the issue, side by side", "Run 12399"], view.FindAll("aside section:last-child a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task View_WhenNoWordCame_TurnsQuietByItself()
    {
        await KeepAsync(Payload.FirstGeneration[0]);
        // News that came later would have the page wait for a clock that moves only once.
        await Eventually.HoldsAsync(() => Task.FromResult(_host.Get<RunFeed>() is { Status.State: FeedState.Live } feed && feed.Newest(1).Count == 1));
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        Services.AddSingleton<TimeProvider>(clock).AddSingleton(_ => new RunReader(_host.Get<IDbContextFactory<SeerContext>>(), clock));
        var view = Show(12345);
        view.WaitForAssertion(() => Assert.Contains("searching", view.Find("[data-stage=rootCause]").TextContent, StringComparison.Ordinal), Deadline);

        clock.Advance(TimeSpan.FromMinutes(11));

        view.WaitForAssertion(() => Assert.Contains("no word for 11 min", view.Find("[data-stage=rootCause]").TextContent, StringComparison.Ordinal), Deadline);
    }

    [Fact]
    public async Task View_WhenTheStoreCannotBeRead_SaysSoUntilItCan()
    {
        await KeepAsync(Payload.FirstGeneration[0]);
        var store = new Store(_host);
        Services.AddSingleton(_ => new RunReader(store, TimeProvider.System));
        var view = Show(12345);
        view.WaitForAssertion(() => Assert.Contains("The store cannot be read", view.Find("[role=alert]").TextContent, StringComparison.Ordinal), Deadline);

        store.Broken = false;
        await view.Find("[role=alert] button").ClickAsync();

        view.WaitForAssertion(() => Assert.Equal(4, view.FindAll("[data-testid=step]").Count), Deadline);
        Assert.Empty(view.FindAll("[role=alert]"));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _host.DisposeAsync();
    }

    private Task<Answer> KeepAsync(Payload payload) => _host.KeepAsync(payload.Resource, Encoding.UTF8.GetString(payload.Body()));

    private IRenderedComponent<RunView> Show(long id, string? installation = null, bool deliveries = false)
    {
        // Starts the app, so that its feed runs.
        _ = _host.Anonymous;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Render<RunView>(view => view.Add(of => of.Id, new(id)).Add(of => of.Installation, installation).Add(of => of.ShowsDeliveries, deliveries));
    }

    private sealed class Store(DashboardHost host) : IDbContextFactory<SeerContext>
    {
        public bool Broken { get; set; } = true;

        public SeerContext CreateDbContext() => Broken ? throw new SqliteException("disk I/O error", 10) : host.Get<IDbContextFactory<SeerContext>>().CreateDbContext();
    }
}
