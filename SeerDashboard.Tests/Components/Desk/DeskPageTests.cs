using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using SeerDashboard.Components.Desk;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Components.Desk;

public sealed class DeskPageTests : BunitContext
{
    private readonly FakeTimeProvider _clock = new(Story.Second(100));
    private readonly RunFeed _feed;

    public DeskPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        _feed = new RunFeed(new StoreChanges(), Options.Create(new LiveOptions()), _clock, NullLogger<RunFeed>.Instance);
        _feed.Health.LoopIs(up: true);
        _feed.Health.StoreAnswered();
        Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_feed).AddMudServices();
        // Neither is asked for anything that needs its parts.
        Services.AddSingleton(new StepTimes(null!, _clock, NullLogger<StepTimes>.Instance)).AddSingleton(new IntegrationDirectory(Options.Create(new SentryOptions()), null!, null!, null!));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Desk_WithoutRuns_TeachesHowTheyCome()
    {
        var desk = Render<DeskPage>();
        Assert.Equal("No runs yet", desk.Find("h2").TextContent);
        Assert.Equal(["/settings", "/settings#samples"], desk.FindAll(".ways a").Select(way => way.GetAttribute("href")));
    }

    [Fact]
    public void Desk_WhileTheStoreIsRead_SaysSo()
    {
        _feed.Health.LoopIs(up: false);
        Assert.StartsWith("Reading the runs…", Render<DeskPage>().Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Change_OfOneRun_UpdatesItsRowInPlace()
    {
        _feed.Read([Running(1, version: 1), Running(2, version: 2)]);
        var desk = Render<DeskPage>();
        Assert.Equal(["2 running", "1 running"], Rows(desk));
        var other = desk.FindComponents<RunRow>()[0];

        _feed.Read([Found(1, version: 3)]);
        desk.WaitForAssertion(() => Assert.Equal(["1 rootCauseFound", "2 running"], Rows(desk)));
        Assert.Same(other.Instance, desk.FindComponents<RunRow>()[1].Instance);
        Assert.Equal(1, other.RenderCount);
    }

    [Fact]
    public async Task Change_WhileTheListIsHeld_MovesNothingUntilAsked()
    {
        _feed.Read([Running(1, version: 1), Running(2, version: 2)]);
        var desk = Render<DeskPage>();
        await desk.InvokeAsync(() => desk.FindComponent<RunList>().Instance.HoldAsync(true));

        _feed.Read([Found(1, version: 3), Running(3, version: 4)]);
        desk.WaitForAssertion(() => Assert.Equal(["2 running", "1 rootCauseFound"], Rows(desk)));
        var news = desk.WaitForElement(".news button");
        Assert.Equal("Show 1 new run", news.TextContent);

        await news.ClickAsync();
        Assert.Equal(["3 running", "1 rootCauseFound", "2 running"], Rows(desk));
    }

    [Fact]
    public async Task Held_ListThatVanishes_HoldsNothingAfterwards()
    {
        _feed.Read([Running(1, version: 1), Found(2, version: 2)]);
        var desk = Render<DeskPage>();
        await desk.InvokeAsync(() => desk.FindComponent<RunList>().Instance.HoldAsync(true));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/?state=planReady");
        desk.WaitForAssertion(() => Assert.Empty(Rows(desk)));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/");
        desk.WaitForAssertion(() => Assert.Equal(2, Rows(desk).Count));

        _feed.Read([Running(3, version: 3)]);
        desk.WaitForAssertion(() => Assert.Equal("3 running", Rows(desk)[0]));
    }

    [Fact]
    public void Filter_FromTheAddress_ShowsOneStateAndAllCounts()
    {
        _feed.Read([Running(1, version: 1), Found(2, version: 2)]);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/?state=rootCauseFound");
        var desk = Render<DeskPage>();
        Assert.Equal(["2 rootCauseFound"], Rows(desk));
        Assert.Equal("Root cause found1", desk.Find("[data-testid=filter][aria-current]").TextContent);
        Assert.Equal("Running1", desk.Find("[data-testid=filter][data-state=running]").TextContent);
        Assert.Equal("/?state=running", desk.Find("[data-testid=filter][data-state=running]").GetAttribute("href"));
    }

    [Fact]
    public void Filter_WithoutRuns_SaysSoAndLeadsBack()
    {
        _feed.Read([Running(1, version: 1)]);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/?state=planReady");
        var desk = Render<DeskPage>();
        Assert.Equal("No run is “Plan ready” now", desk.Find("h2").TextContent);
        Assert.Equal("/", desk.Find(".ways a").GetAttribute("href"));
    }

    [Fact]
    public void Filter_UnknownWord_ShowsAll()
    {
        _feed.Read([Running(1, version: 1)]);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/?state=nonsense");
        Assert.Single(Rows(Render<DeskPage>()));
    }

    [Fact]
    public void Clock_PastTheQuietTime_TurnsTheRowWithoutAnyPush()
    {
        var run = Running(1, version: 1);
        _feed.Read([run]);
        var desk = Render<DeskPage>();
        _clock.Advance(run.QuietAt!.Value - _clock.GetUtcNow() + TimeSpan.FromSeconds(10));
        desk.WaitForAssertion(() => Assert.Equal(["1 quiet"], Rows(desk)));
    }

    [Fact]
    public void Desk_ManyRuns_ShowsThemInPages()
    {
        _feed.Read([.. Enumerable.Range(1, 250).Select(id => Running(id, version: id))]);
        var desk = Render<DeskPage>();
        Assert.Equal(200, Rows(desk).Count);
        desk.Find(".more button").Click();
        Assert.Equal(250, Rows(desk).Count);
        Assert.Empty(desk.FindAll(".more"));
    }

    private static List<string> Rows(IRenderedComponent<DeskPage> desk) =>
        [.. desk.FindAll("[data-testid=run-row]").Select(row => $"{row.GetAttribute("data-run-id")} {row.GetAttribute("data-state")}")];

    private static RunSummary Running(long id, long version) => Versioned(Story.Summed(Story.At(0, SeerAction.RootCauseStarted)), id, version);

    private static RunSummary Found(long id, long version) =>
        Versioned(Story.Summed(Story.At(0, SeerAction.RootCauseStarted), Story.At(60, SeerAction.RootCauseCompleted)), id, version);

    private static RunSummary Versioned(RunSummary run, long id, long version) =>
        run with { RunId = new RunId(id), Version = version, UpdatedAt = Story.Noon.AddMilliseconds(version) };
}
