using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using SeerDashboard.Components.Acts;
using SeerDashboard.Components.Desk;
using SeerDashboard.Components.Finding;
using SeerDashboard.Live;
using SeerDashboard.Store;
using SeerDashboard.Store.Finding;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Live;

namespace SeerDashboard.Tests.Components.Desk;

/// <summary>One node, its store, and many who look at its desk.</summary>
public sealed class ManyViewersTests : BunitContext
{
    private const int Viewers = 50;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _clock = new(Some.Noon);
    private readonly FakeStore _store = new();
    private readonly RunFeed _feed;
    private readonly CatchUp _catchUp;

    public ManyViewersTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var options = Options.Create(new LiveOptions());
        _feed = new RunFeed(new StoreChanges(), options, _clock, NullLogger<RunFeed>.Instance);
        _catchUp = new CatchUp(_store.Source, _feed, options, _clock);
        // Nothing of these has a store: whoever asked it for something would fail.
        Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_feed).AddMudServices()
            .AddSingleton(new StepTimes(null!, _clock, NullLogger<StepTimes>.Instance)).AddSingleton(new IntegrationDirectory(Options.Create(new SentryOptions()), null!, null!, null!))
            .AddSingleton(new RunHandling(null!, null!, _clock)).AddSingleton(new Visits(null!, null!, _clock)).AddSingleton<StoreChanges>().AddSingleton<DeskNow>().AddSingleton<RowHtml>().AddScoped<RunActs>().AddScoped<VisitNow>()
            .AddSingleton(new RunSearch(null!, _clock)).AddSingleton<SearchNow>().AddSingleton(new SavedViews(null!, null!, _clock));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task OneDelivery_CostsOneStoreReadAndOneBoard_HoweverManyLook()
    {
        var desks = await OpenAsync("/");
        var made = Services.GetRequiredService<DeskNow>().Made;
        var before = Reads();

        _feed.Pushed(_store.Write(1, "Found: the cart has no customer."));
        Assert.All(desks, desk => desk.WaitForAssertion(() => Assert.Equal("Found: the cart has no customer.", desk.Find(".s").TextContent), Deadline));
        Assert.Equal(0, Reads());

        // The node's next look at the store confirms what was pushed.
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.HoldsAsync(() => Task.FromResult(_feed.Cursor == 2));
        Assert.Equal((1, 1), (before, Reads()));
        Assert.Equal(made + 1, Services.GetRequiredService<DeskNow>().Made);
    }

    [Fact]
    public async Task OneDelivery_WithAFilter_CostsOneBoardMore_HoweverManyLook()
    {
        var desks = await OpenAsync("/?integration=shop");
        var now = Services.GetRequiredService<DeskNow>();
        var (made, asked) = (now.Made, now.MadeAsked);

        _feed.Pushed(_store.Write(1, "Found: the cart has no customer."));
        Assert.All(desks, desk => desk.WaitForAssertion(() => Assert.Equal("Found: the cart has no customer.", desk.Find(".s").TextContent), Deadline));

        Assert.Equal((made + 1, asked + 1), (now.Made, now.MadeAsked));
    }

    private async Task<IReadOnlyList<IRenderedComponent<DeskPage>>> OpenAsync(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        _store.Write(1);
        await _catchUp.StartAsync(Xunit.TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => Task.FromResult(_feed.Newest(1).Count == 1));
        List<IRenderedComponent<DeskPage>> desks = [.. Enumerable.Range(0, Viewers).Select(_ => Render<DeskPage>())];
        Assert.All(desks, desk => Assert.Single(desk.FindAll("[data-testid=run-row]")));
        return desks;
    }

    private int Reads()
    {
        var reads = 0;
        while (_store.Calls.TryRead(out _))
            reads++;
        return reads;
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await _catchUp.StopAsync(CancellationToken.None);
        _catchUp.Dispose();
        await base.DisposeAsyncCore();
    }
}
