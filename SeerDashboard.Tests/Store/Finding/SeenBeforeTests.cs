using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Finding;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Finding;

/// <summary>Other runs that a run reminds of.</summary>
public sealed class SeenBeforeTests
{
    private const string Changes = """{"code_changes":{"acme/shop":[{"path":"src/cart.py","type":"M","added":1,"removed":0,"diff":"--- src/cart.py\n+++ src/cart.py\n@@ -1 +1,2 @@\n a\n+b"}]}}""";

    [Fact]
    public async Task Find_SimilarCauseOrSameFile_ListsTheNewestOfEachIssueWithItsReason()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 101, Search.Cause("Expired vouchers are redeemed: checkout trusts the cached voucher.")));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 2, 102, Search.Cause("Checkout redeems an expired voucher twice.")), sentAt: At(-90));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 3, 102, Search.Cause("Checkout redeems an expired voucher twice.")), sentAt: At(-80));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 4, 104, Search.Cause("The clock of the batch host drifts.")));
        await host.KeepAsync("seer", Body.Seer("coding_completed", 4, 104, Changes));
        await host.KeepAsync("seer", Body.Seer("coding_completed", 1, 101, Changes));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 5, 101, Search.Cause("Expired vouchers are redeemed at checkout.")), sentAt: At(-300));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 6, 106, Search.Cause("Expired voucher at checkout.")), DashboardHost.OtherSecret);
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 7, 107, Search.Cause("Nothing in common.")));
        await host.FindsAsync("path=src/cart.py&integration=acme", 4, 1);
        await host.FindsAsync("q=common", 7);

        var seen = await host.Get<SeenBefore>().FindAsync(await RunAsync(host, 1), TestContext.Current.CancellationToken);

        Assert.Equal(new long[] { 3, 4 }, seen.Select(one => one.Run.RunId.Value).Order());
        Assert.Equal("Both touch src/cart.py.", seen.Single(one => one.Run.RunId.Value == 4).Why);
        Assert.Matches("^Both speak of .*“voucher”", seen.Single(one => one.Run.RunId.Value == 3).Why);
        Assert.Empty(await host.Get<SeenBefore>().FindAsync(await RunAsync(host, 7), TestContext.Current.CancellationToken));
    }

    private static DateTimeOffset At(int seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds);

    private static async Task<RunSummary> RunAsync(DashboardHost host, long run) =>
        (await host.Get<RunReader>().FindAsync(new(run), Body.Installation, "acme", TestContext.Current.CancellationToken)).Run!;
}
