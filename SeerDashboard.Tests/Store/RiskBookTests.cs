using SeerDashboard.Diffs.Risk;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>Risks of delivered changes in the real store, and the switches of it.</summary>
public sealed class RiskBookTests : IDisposable
{
    private const string Changes =
        """
        {"code_changes":{
            "acme/shop":[
                {"path":"Dockerfile","type":"M","added":1,"removed":1,"diff":"--- Dockerfile\n+++ Dockerfile\n@@ -1 +1 @@\n-FROM a\n+FROM b"},
                {"path":"shop/views.py","type":"M","added":0,"removed":1,"diff":"--- shop/views.py\n+++ shop/views.py\n@@ -1,2 +1 @@\n-@login_required\n def pay(): pass"}],
            "acme/web":[{"path":"web/cart.test.ts","type":"M","added":1,"removed":0,"diff":"--- web/cart.test.ts\n+++ web/cart.test.ts\n@@ -1 +1,2 @@\n a\n+it.skip('adds', () => {})"}]}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Summary_TellsTheRisksOfTheChange_AndTheListFindsThem()
    {
        await using var host = await ChangedAsync();
        Assert.Equal(["auth", "CI", "tests removed", "no test"], (await RunAsync(host)).Risk);
        Assert.Equal(1, (await host.Get<RunReader>().ListAsync(new() { Risk = "tests removed" }, Cancel)).Total);
        Assert.Equal(0, (await host.Get<RunReader>().ListAsync(new() { Risk = "migration" }, Cancel)).Total);
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().ListAsync(new() { Risk = "CI", Text = "dockerfile" }, Cancel)).Total == 1);
        Assert.Equal(0, (await host.Get<RunReader>().ListAsync(new() { Risk = "binary", Text = "dockerfile" }, Cancel)).Total);
    }

    [Fact]
    public async Task Switch_OfOneRepository_TakesTheKindFromItsRuns_AndGivesItBack()
    {
        await using var host = await ChangedAsync();
        var before = await RunAsync(host);
        await host.Get<RiskBook>().SwitchAsync("acme/web", RiskKind.Pipeline, on: false, Cancel);
        Assert.Equal(before.Version, (await RunAsync(host)).Version);
        await host.Get<RiskBook>().SwitchAsync("acme/shop", RiskKind.Pipeline, on: false, Cancel);
        var after = await RunAsync(host);
        Assert.Equal(["auth", "tests removed", "no test"], after.Risk);
        Assert.True(after.Version > before.Version);
        await host.Get<RiskBook>().SwitchAsync("acme/shop", RiskKind.Pipeline, on: true, Cancel);
        Assert.Equal(before.Risk, (await RunAsync(host)).Risk);
    }

    [Fact]
    public async Task Switch_OfAllRepositories_HoldsAfterARestartToo()
    {
        await using (var host = await ChangedAsync())
        {
            foreach (var kind in RiskWords.All)
                await host.Get<RiskBook>().SwitchAsync(RiskSwitches.Everywhere, kind, on: kind == RiskKind.Access, Cancel);
            Assert.Equal(["auth"], (await RunAsync(host)).Risk);
        }

        await using var again = new DashboardHost(folder: _folder);
        await again.KeepAsync("seer", Body.Seer("coding_completed", 2, data: Changes));
        await Eventually.HoldsAsync(async () => (await RunAsync(again, 2))?.Risk is ["auth"]);
    }

    [Fact]
    public async Task Switches_OfALaterVersion_AreLeftAside()
    {
        await using (var host = new DashboardHost(folder: _folder))
            await host.Get<StoredSettings>().SetAsync("risk.off", """{"acme/shop":["Moonlight","Access"]}""", Cancel);
        await using var again = await ChangedAsync();
        Assert.Equal(["CI", "tests removed", "no test"], (await RunAsync(again)).Risk);
    }

    [Fact]
    public async Task Rebuild_WithKindsSwitchedOff_IsEqual()
    {
        await using var host = await ChangedAsync();
        await host.Get<RiskBook>().SwitchAsync("acme/shop", RiskKind.Access, on: false, Cancel);
        Assert.True((await host.Get<Rebuilder>().RunAsync(true, _ => { }, _ => { }, Cancel)).IsEqual);
        Assert.Equal(["CI", "tests removed", "no test"], (await RunAsync(host)).Risk);
    }

    private async Task<DashboardHost> ChangedAsync()
    {
        var host = new DashboardHost(folder: _folder);
        await host.KeepAsync("seer", Body.Seer("coding_completed", 1, data: Changes));
        await Eventually.HoldsAsync(async () => await RunAsync(host) is { Files: 3 });
        return host;
    }

    private static async Task<RunSummary> RunAsync(DashboardHost host, long run = 1) => (await host.Get<RunReader>().SummaryAsync(new("acme", Body.Installation, new(run)), Cancel))!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
