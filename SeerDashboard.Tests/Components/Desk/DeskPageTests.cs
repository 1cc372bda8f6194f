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
using SeerDashboard.Tests.Runs;
using static SeerDashboard.Tests.Components.Desk.Told;

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
        Services.AddSingleton(new StepTimes(null!, _clock, NullLogger<StepTimes>.Instance)).AddSingleton(new IntegrationDirectory(Options.Create(new SentryOptions()), null!, null!, null!)).AddSingleton<StoreChanges>().AddSingleton<DeskNow>().AddSingleton<RowHtml>();
        Services.AddSingleton(new RunHandling(null!, null!, _clock)).AddScoped<RunActs>().AddScoped<VisitNow>().AddSingleton(new Visits(null!, null!, _clock));
        Services.AddSingleton(new RunSearch(null!, _clock)).AddSingleton<SearchNow>().AddSingleton(new SavedViews(null!, null!, _clock));
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
        Assert.StartsWith("Reading the runs…", Render<DeskPage>().Find(".loading[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Change_OfOneRun_MovesItsRow()
    {
        _feed.Read([Running(1), Running(2)]);
        var desk = Render<DeskPage>();
        Assert.Equal(["1 running", "2 running"], Rows(desk));
        Assert.Contains("Finding root cause", desk.Find("[data-run-id='1'] .prog small").TextContent, StringComparison.Ordinal);

        _feed.Read([Found(1) with { Version = 3 }]);
        desk.WaitForAssertion(() => Assert.Equal(["1 rootCauseFound", "2 running"], Rows(desk)));
        Assert.Equal(["Root cause found 1", "Running 1"], Headings(desk));
        Assert.Contains("Root cause found", desk.Find("[data-run-id='1'] .prog small").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_WhileTheListIsHeld_MovesNothingUntilAsked()
    {
        _feed.Read([Running(1), Running(2)]);
        var desk = Render<DeskPage>();
        await desk.InvokeAsync(() => desk.FindComponent<RunList>().Instance.HoldAsync(true));

        _feed.Read([Found(2) with { Version = 3 }, Running(4)]);
        desk.WaitForAssertion(() => Assert.Equal(["1 running", "2 rootCauseFound"], Rows(desk)));
        Assert.Equal("now in “Root cause found”", desk.Find("[data-run-id='2'] .moved").GetAttribute("title"));
        var news = desk.WaitForElement(".news button");
        Assert.Equal("2 updates, show", news.TextContent);

        await news.ClickAsync();
        Assert.Equal(["2 rootCauseFound", "1 running", "4 running"], Rows(desk));
        Assert.Empty(desk.FindAll(".moved"));
    }

    [Fact]
    public async Task Held_ListThatVanishes_HoldsNothingAfterwards()
    {
        _feed.Read([Running(1), Found(2)]);
        var desk = Render<DeskPage>();
        await desk.InvokeAsync(() => desk.FindComponent<RunList>().Instance.HoldAsync(true));
        Go("/?group=planReady");
        desk.WaitForAssertion(() => Assert.Empty(Rows(desk)));
        Go("/");
        desk.WaitForAssertion(() => Assert.Equal(2, Rows(desk).Count));

        _feed.Read([Coded(3)]);
        desk.WaitForAssertion(() => Assert.Equal("3 codeReady", Rows(desk)[0]));
    }

    [Fact]
    public void Group_FromTheAddress_IsShownAloneAndAllAreCounted()
    {
        _feed.Read([Running(1), Found(2)]);
        Go("/?group=rootCauseFound&repo=");
        var desk = Render<DeskPage>();
        Assert.Equal(["2 rootCauseFound"], Rows(desk));
        Assert.Equal("Root cause found1", desk.Find("[data-testid=filter][aria-current]").TextContent);
        Assert.Equal("Running1", desk.Find("[data-testid=filter][data-state=running]").TextContent);
        Assert.Equal("/?group=running", desk.Find("[data-testid=filter][data-state=running]").GetAttribute("href"));
        Assert.Equal("All2", desk.Find("[data-testid=filter][data-state=all]").TextContent);
    }

    [Fact]
    public void State_FromTheAddress_IsShownAlone()
    {
        _feed.Read([Running(1), Found(2), Planned(3)]);
        Go("/?state=planReady");
        Assert.Equal(["3 planReady"], Rows(Render<DeskPage>()));
    }

    [Fact]
    public void Group_WithoutRuns_SaysSoAndLeadsBack()
    {
        _feed.Read([Running(1)]);
        Go("/?group=planReady");
        var desk = Render<DeskPage>();
        Assert.Equal("No run is in “Plan ready” now", desk.Find("h2").TextContent);
        Assert.Equal("/", desk.Find(".ways a").GetAttribute("href"));
    }

    [Fact]
    public void Group_UnknownWord_ShowsAll()
    {
        _feed.Read([Running(1)]);
        Go("/?group=nonsense");
        Assert.Single(Rows(Render<DeskPage>()));
    }

    [Fact]
    public void Desk_WithNothingLeft_SaysSoAndWhereTheRestIs()
    {
        _feed.Read([Found(1) with { SnoozedUntilNews = true }]);
        var desk = Render<DeskPage>();
        Assert.Equal("Nothing needs you", desk.Find("h2").TextContent);
        Assert.Equal("Snoozed1", desk.Find("[data-testid=filter][data-state=snoozed]").TextContent);
    }

    [Fact]
    public async Task Heading_Pressed_CollapsesItsGroup()
    {
        _feed.Read([Running(1), Found(2)]);
        var desk = Render<DeskPage>();
        await desk.Find("[data-group=running] button").ClickAsync();
        Assert.Equal(["2 rootCauseFound"], Rows(desk));
        Assert.Equal("false", desk.Find("[data-group=running] button").GetAttribute("aria-expanded"));
        await desk.Find("[data-group=running] button").ClickAsync();
        Assert.Equal(2, Rows(desk).Count);
    }

    [Fact]
    public void Clock_PastTheQuietTime_TurnsTheRowWithoutAnyPush()
    {
        var run = Running(1);
        _feed.Read([run]);
        var desk = Render<DeskPage>();
        _clock.Advance(run.QuietAt!.Value - _clock.GetUtcNow() + TimeSpan.FromSeconds(10));
        desk.WaitForAssertion(() => Assert.Equal(["1 quiet"], Rows(desk)));
    }

    [Fact]
    public async Task Desk_ManyRuns_ShowsThemInPages()
    {
        _feed.Read([.. Enumerable.Range(1, 140).Select(id => Running(id))]);
        var desk = Render<DeskPage>();
        Assert.Equal(25, Rows(desk).Count);
        Assert.Equal("25 of 140 runs", desk.Find(".more .muted").TextContent);
        await desk.Find(".more button").ClickAsync();
        await desk.Find(".more button").ClickAsync();
        Assert.Equal(140, Rows(desk).Count);
        Assert.Empty(desk.FindAll(".more"));
    }

    [Fact]
    public void Desk_ThatHoldsAsManyRunsAsItCan_SaysHowOlderOnesAreFound()
    {
        _feed.Read([.. Enumerable.Range(1, 4_999).Select(id => Running(id))]);
        var desk = Render<DeskPage>();
        Assert.DoesNotContain("are grouped here", desk.Markup, StringComparison.Ordinal);
        _feed.Read([Running(5_000)]);
        desk.WaitForAssertion(() => Assert.Contains("5,000 runs are grouped here: the newest ones, and older ones that still wait.", desk.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EarlierRuns_OfTheSameIssue_AreFoldedUntilAsked()
    {
        _feed.Read([Found(1, issue: 7).Under(2), Running(2, issue: 7)]);
        var desk = Render<DeskPage>();
        Assert.Equal(["2 running"], Rows(desk));
        Assert.Equal("1 earlier run", desk.Find(".earlier [data-act=earlier]").TextContent.Trim());
        await desk.InvokeAsync(() => desk.FindComponent<RunList>().Instance.ActAsync("2", null, "earlier", range: false));
        Assert.Equal(["2 running", "1 rootCauseFound"], Rows(desk));
        Assert.Equal("/runs/1", desk.Find(".earlier li a").GetAttribute("href"));
    }

    private static List<string> Rows(IRenderedComponent<DeskPage> desk) =>
        [.. desk.FindAll("[data-testid=run-row]").Select(row => $"{row.GetAttribute("data-run-id")} {row.GetAttribute("data-state")}")];

    private static List<string> Headings(IRenderedComponent<DeskPage> desk) => [.. desk.FindAll(".group h2").Select(heading => heading.TextContent.Trim())];

    private void Go(string path) => Services.GetRequiredService<NavigationManager>().NavigateTo(path);
}
