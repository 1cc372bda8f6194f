using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using SeerDashboard.Components.Acts;
using SeerDashboard.Components.Desk;
using SeerDashboard.Components.Finding;
using SeerDashboard.Components.Issue;
using SeerDashboard.Components.Run;
using SeerDashboard.Live;
using SeerDashboard.Store;
using SeerDashboard.Store.Finding;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Run;

/// <summary>One node with its store, and many who read the same page there.</summary>
public sealed class ManyReadersTests : BunitContext, IAsyncLifetime
{
    private const int Readers = 50;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly DashboardHost _host = new();
    private readonly FakeTimeProvider _still = new(TimeProvider.System.GetUtcNow());
    private readonly BreakableStore _store;

    public ManyReadersTests()
    {
        _store = new(_host) { Broken = false };
        JSInterop.Mode = JSRuntimeMode.Loose;
        // What is read stays good however long this machine takes to draw fifty pages.
        Services.AddSingleton(TimeProvider.System).AddMudServices()
            .AddSingleton(_ => new RunNow(new RunReader(_store, TimeProvider.System), _host.Get<DeliveryReader>(), _host.Get<RunFeed>(), _still))
            .AddSingleton(_ => new IssueNow(new IssueReader(_store, TimeProvider.System), _host.Get<RunFeed>(), _still))
            .AddSingleton(_ => new SearchNow(_host.Get<RunSearch>(), _host.Get<RunFeed>(), _still))
            .AddSingleton(_ => _host.Get<DeliveryReader>()).AddSingleton(_ => _host.Get<StepTimes>()).AddSingleton(_ => _host.Get<RunFeed>()).AddSingleton(_ => _host.Get<DeskNow>())
            .AddSingleton(_ => _host.Get<RunHandling>()).AddSingleton(_ => _host.Get<SeenBefore>()).AddScoped<RunActs>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public async ValueTask InitializeAsync()
    {
        _ = _host.Anonymous;
        await KeepAsync(Payload.FirstGeneration[0]);
        // What came later than a page would have it read once more.
        await Eventually.HoldsAsync(() => Task.FromResult(_host.Get<RunFeed>() is { Status.State: FeedState.Live } feed && feed.Newest(1).Count == 1));
    }

    [Fact]
    public async Task OneDelivery_CostsOneReadingOfTheRun_HoweverManyReadItsPage()
    {
        List<IRenderedComponent<RunView>> pages = [.. Enumerable.Range(0, Readers).Select(_ => Render<RunView>(page => page.Add(of => of.Id, new(12345))))];
        Wait(pages, "searching");
        var (made, opened) = (Services.GetRequiredService<RunNow>().Made, _store.Opened);

        await KeepAsync(Payload.FirstGeneration[1]);
        Wait(pages, "data-status=\"completed\"");

        // Which runs have the number, the run, and the others of its issue.
        Assert.Equal((1, 3), (Services.GetRequiredService<RunNow>().Made - made, _store.Opened - opened));
    }

    [Fact]
    public async Task OneDelivery_CostsOneReadingOfTheIssue_HoweverManyReadItsPage()
    {
        List<IRenderedComponent<IssueView>> pages = [.. Enumerable.Range(0, Readers).Select(_ => Render<IssueView>(page => page.Add(of => of.Id, new(1170820242))))];
        Wait(pages, "searching");
        var (made, opened) = (Services.GetRequiredService<IssueNow>().Made, _store.Opened);

        await KeepAsync(Payload.FirstGeneration[1]);
        Wait(pages, "Root cause found");

        Assert.Equal((1, 1), (Services.GetRequiredService<IssueNow>().Made - made, _store.Opened - opened));
    }

    [Fact]
    public async Task OneSearch_IsSearchedOnce_HoweverManySearchForTheSame()
    {
        var now = Services.GetRequiredService<SearchNow>();
        var found = await Task.WhenAll(Enumerable.Range(0, Readers).Select(one => now.FindAsync(new() { Text = "12345" }, $"person {one}", Xunit.TestContext.Current.CancellationToken)));
        Assert.All(found, hits => Assert.Single(hits.Hits));
        Assert.Equal(1, now.Made);

        await now.FindAsync(new() { Text = "12345", Who = SeerDashboard.Runs.DeskWho.Mine }, "MK", Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(2, now.Made);
        _still.Advance(TimeSpan.FromSeconds(2));
        await now.FindAsync(new() { Text = "12345" }, me: null, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(3, now.Made);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _host.DisposeAsync();
    }

    // Reading fifty pages as documents would take longer than drawing them.
    private static void Wait<T>(IReadOnlyList<IRenderedComponent<T>> pages, string says)
        where T : IComponent
    {
        foreach (var page in pages)
            page.WaitForState(() => page.Markup.Contains(says, StringComparison.Ordinal), Deadline);
    }

    private Task<Answer> KeepAsync(Payload payload) => _host.KeepAsync(payload.Resource, Encoding.UTF8.GetString(payload.Body()));
}
