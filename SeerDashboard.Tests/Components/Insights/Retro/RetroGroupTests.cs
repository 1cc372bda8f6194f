using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using SeerDashboard.Components.Insights;
using SeerDashboard.Components.Insights.Retro;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Insights.Retro;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Components.Insights.Retro;

/// <summary>The second group and its list, beside the real app.</summary>
public sealed class RetroGroupTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly InsightsAddress Here = new(InsightRange.Usual, RetroRange.Usual, null, false);

    private static readonly DateTimeOffset Wednesday = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Wednesday.AddDays(-20));
    private readonly DashboardHost _host;
    private readonly BunitContext _bunit = new();

    public RetroGroupTests()
    {
        _host = new(clock: _clock);
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddMudServices();
        _bunit.Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_ => _host.Get<RetroReader>()).AddSingleton(_ => _host.Get<RetroList>()).AddSingleton(_ => _host.Get<StepTimes>());
        _bunit.SetRendererInfo(new("Server", isInteractive: true));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public void Group_WithoutRuns_Teaches()
    {
        var group = Show(Here);
        Assert.Equal("No run started in this time", group.Find(".empty h2, h2:not(#runs-title)").TextContent);
        Assert.Contains(group.FindAll("a.btn"), link => link.GetAttribute("href") == "/insights?range=24h&weeks=52w#runs");
    }

    [Fact]
    public async Task Group_OfSomeRuns_CountsThem_AndEveryNumberLeadsToItsRuns()
    {
        await ThreeRunsAsync();
        var group = Show(Here);

        Assert.Equal("3 runs started in 12 weeks, most of them in the week of 23 Nov 2026: 2.", group.Find("#weeks-title ~ .says").TextContent);
        var links = group.FindAll("td a").Select(link => (link.TextContent, link.GetAttribute("href")!)).ToList();
        Assert.Contains(("2", "/insights/runs?weeks=12w&week=2026-11-23&state=planReady"), links);
        Assert.Contains(("1", "/insights/runs?weeks=12w&stage=rootCause&outcome=open"), links);
        Assert.Contains(("2", "/insights/runs?weeks=12w&repo=acme%2Fshop"), links);
        foreach (var (count, href) in links)
        {
            var (address, pick, page) = RetroQuery.Parse(new Uri("http://localhost" + href).Query);
            Assert.Equal((RetroRange.Usual, false, 1), (address.Weeks, address.Samples, page));
            var (_, total) = await _host.Get<RetroList>().ReadAsync(address.Weeks.Since(_clock.GetUtcNow()).Start, samples: false, pick, page, Xunit.TestContext.Current.CancellationToken);
            Assert.Equal(count, InsightWords.Number(total));
        }
    }

    [Fact]
    public async Task Group_OfOneRepository_KeepsItInEveryLink()
    {
        await ThreeRunsAsync();
        var group = Show(Here with { Repo = "acme/shop" });

        Assert.StartsWith("2 runs started", group.Find("#weeks-title ~ .says").TextContent, StringComparison.Ordinal);
        Assert.All(group.FindAll("td a"), link => Assert.Contains("repo=acme%2F", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal("/api/stats/runs.csv?since=2026-09-07&repo=acme%2Fshop", group.Find("a[download]").GetAttribute("href"));
        Assert.Equal(["", "acme/api", "acme/shop"], group.FindAll("option").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public async Task List_OfANumber_ShowsItsRuns()
    {
        await ThreeRunsAsync();
        _bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(Here.To(new RetroPick { State = RunState.PlanReady, Repo = "acme/shop" }));
        var list = _bunit.Render<RetroRunsPage>();

        list.WaitForAssertion(() => Assert.Equal(["2", "1"], list.FindAll("li").Select(run => run.GetAttribute("data-run-id"))), Soon);
        Assert.Equal("Plan ready · in acme/shop", list.Find("h1").TextContent);
        Assert.Equal("/insights?range=24h&repo=acme%2Fshop#runs", list.Find(".crumbs a").GetAttribute("href"));
        Assert.StartsWith("/runs/2?installation=", list.Find("li a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ShortIdWithWhatCannotBeSeen_ShowsIt()
    {
        await ThreeRunsAsync();
        await _host.KeepAsync("issue", Body.Issue("created", 2, "A title", "SHOP\u202E8"), sentAt: _clock.GetUtcNow());
        await Eventually.HoldsAsync(async () => (await _host.Get<RunReader>().FindAsync(new(2), null, Xunit.TestContext.Current.CancellationToken)).Run!.Issue.ShortId is not null);
        _bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(Here.To(new RetroPick { State = RunState.PlanReady, Repo = "acme/shop" }));
        var list = _bunit.Render<RetroRunsPage>();

        list.WaitForAssertion(() => Assert.Equal("U+202E", list.Find("code .invisible-character").TextContent), Soon);
    }

    [Fact]
    public async Task Steps_Measured_LeadToTheirRuns()
    {
        await TellAsync("solution_started", 1, "{}");
        _clock.Advance(TimeSpan.FromMinutes(4));
        await TellAsync("solution_completed", 1, """{"solution":{"one_line_summary":"Fix","steps":[]}}""");
        await Eventually.HoldsAsync(async () => (await _host.Get<RunReader>().ListAsync(new() { States = [RunState.PlanReady] }, Xunit.TestContext.Current.CancellationToken)).Total == 1);
        var steps = Show(Here).FindAll("section").Single(section => section.GetAttribute("aria-labelledby") == "steps-title");

        Assert.Equal("/api/stats/steps.csv?since=2026-09-07", steps.QuerySelector("a[download]")!.GetAttribute("href"));
        var link = steps.QuerySelector("td a")!;
        Assert.Equal(("1", "/insights/runs?weeks=12w&step=solution"), (link.TextContent, link.GetAttribute("href")));
        _bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(link.GetAttribute("href")!);
        var list = _bunit.Render<RetroRunsPage>();
        list.WaitForAssertion(() => Assert.Equal("Plan took 4 min", list.Find("li .took").TextContent), Soon);
        Assert.Equal("Plan: how long it took, the slowest first", list.Find("h1").TextContent);
    }

    private async Task ThreeRunsAsync()
    {
        await TellAsync("root_cause_completed", 3, """{"root_cause":{"one_line_description":"Stale.","relevant_repo":"acme/api"}}""");
        _clock.SetUtcNow(Wednesday.AddDays(-1));
        for (var run = 1; run <= 2; run++)
        {
            await TellAsync("root_cause_completed", run, """{"root_cause":{"one_line_description":"No customer.","relevant_repo":"acme/shop"}}""");
            await TellAsync("solution_completed", run, """{"solution":{"one_line_summary":"Fix","steps":[]}}""");
        }

        _clock.SetUtcNow(Wednesday);
        await Eventually.HoldsAsync(async () => (await _host.Get<RunReader>().ListAsync(new() { States = [RunState.PlanReady, RunState.RootCauseFound] }, Xunit.TestContext.Current.CancellationToken)) is { Total: 3 } page
            && page.Items.Count(run => run.State == RunState.PlanReady) == 2);
    }

    private Task<Answer> TellAsync(string action, long run, string data) => _host.KeepAsync("seer", Body.Seer(action, run, run, data), sentAt: _clock.GetUtcNow());

    private IRenderedComponent<RetroGroup> Show(InsightsAddress address)
    {
        _ = _host.Anonymous;
        _clock.SetUtcNow(Wednesday);
        var group = _bunit.Render<RetroGroup>(it => it.Add(group => group.Address, address));
        group.WaitForState(() => group.FindAll(".loading").Count == 0, Soon);
        return group;
    }
}
