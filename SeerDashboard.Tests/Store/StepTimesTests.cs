using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Runs;

namespace SeerDashboard.Tests.Store;

public sealed class StepTimesTests
{
    private const string InShop = """{"root_cause":{"one_line_description":"The cart has no customer.","relevant_repo":"acme/shop"}}""";
    private const string InApi = """{"root_cause":{"one_line_description":"The token is stale.","relevant_repo":"acme/api"}}""";

    [Fact]
    public void History_OfFewSteps_IsNotTheRepositorysOwn()
    {
        var history = new StepHistory();
        for (var step = 1; step <= UsualTimes.EnoughOfARepository; step++)
        {
            history.Add("\nacme/shop\n\nacme/api\n", Stage.Coding, step * 1_000);
            if (step > 1)
                history.Add("\nacme/web\n", Stage.Coding, 60_000);
        }

        var usual = history.Usual();
        Assert.Equal(new(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), 8, "acme/api"), usual.Of(Stage.Coding, ["acme/api"]));
        Assert.Equal("acme/shop", usual.Of(Stage.Coding, ["acme/shop"])!.Repo);
        Assert.Equal(new(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(60), 15, null), usual.Of(Stage.Coding, ["acme/web"]));
        Assert.Equal(["acme/api", "acme/shop"], usual.ByRepo.Keys.Order());
    }

    [Fact]
    public void History_OfVeryMany_IsBoundedAndOfTheNewest()
    {
        var history = new StepHistory();
        for (var step = 0; step < 600; step++)
            history.Add($"\nacme/shop\n\nacme/r{step}\n", Stage.RootCause, step);
        for (var step = 0; step < 8; step++)
            history.Add("\nacme/late\n", Stage.RootCause, step);

        var usual = history.Usual();
        Assert.Equal(500, usual.Of(Stage.RootCause)!.Count);
        Assert.Equal((100, TimeSpan.FromMilliseconds(94)), (usual.Of(Stage.RootCause, ["acme/shop"])!.Count, usual.Of(Stage.RootCause, ["acme/shop"])!.P95));
        Assert.Null(usual.Of(Stage.RootCause, ["acme/late"])!.Repo);
    }

    [Fact]
    public async Task Run_OfARepositoryWithHistory_BecomesQuietByItsOwnTimes()
    {
        var clock = new FakeTimeProvider(Story.Noon);
        await using var host = new DashboardHost(clock: clock);
        for (var run = 1; run <= 8; run++)
        {
            await TakeAsync(host, run, InShop, seconds: 600);
            await TakeAsync(host, 100 + run, InApi, seconds: 60);
        }

        await Eventually.HoldsAsync(async () => await UsualAsync(host, clock, "acme/shop") is { Repo: "acme/shop", Count: 8 });
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 50, 50, InShop), sentAt: clock.GetUtcNow());
        await host.KeepAsync("seer", Body.Seer("solution_started", 50, 50), sentAt: clock.GetUtcNow().AddSeconds(1));
        await Eventually.HoldsAsync(async () => (await FindAsync(host, 50))?.Stage == Stage.Solution);

        var found = await FindAsync(host, 50);
        Assert.Equal(TimeSpan.FromSeconds(1_800), found!.QuietAt - found.Step(Stage.Solution).StartedAt);
        Assert.Equal(TimeSpan.FromSeconds(60), host.Get<StepTimes>().Current.Of(Stage.Solution, ["acme/api"])!.P95);
        Assert.Equal(16, host.Get<StepTimes>().Current.Of(Stage.Solution)!.Count);
    }

    /// <summary>What is usual is measured again when something is written a while after the last time.</summary>
    private static async Task<UsualTime?> UsualAsync(DashboardHost host, FakeTimeProvider clock, string repo)
    {
        clock.Advance(TimeSpan.FromSeconds(20));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 900, 900), sentAt: clock.GetUtcNow());
        return host.Get<StepTimes>().Current.Of(Stage.Solution, [repo]);
    }

    private static async Task TakeAsync(DashboardHost host, long run, string cause, int seconds)
    {
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", run, run, cause), sentAt: Story.Second(-2_000));
        await host.KeepAsync("seer", Body.Seer("solution_started", run, run), sentAt: Story.Second(-1_000));
        await host.KeepAsync("seer", Body.Seer("solution_completed", run, run, """{"solution":{"one_line_summary":"Fix","steps":[]}}"""), sentAt: Story.Second(-1_000 + seconds));
    }

    private static async Task<RunSummary?> FindAsync(DashboardHost host, long run) => (await host.Get<RunReader>().FindAsync(new(run), null, TestContext.Current.CancellationToken)).Run;
}
