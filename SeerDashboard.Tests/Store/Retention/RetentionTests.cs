using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Retention;

public sealed class RetentionTests
{
    private const string Changes = """{"code_changes":{"acme/shop":[{"path":"a.py","type":"M","added":1,"removed":1,"diff":"--- a.py\n+++ a.py\n@@ -1 +1 @@\n-a\n+the erased word"}]}}""";

    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));

    [Fact]
    public async Task Retention_RunsWithoutNews_GoWithTheirTextsAndTheChainHolds()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Retention:Days"] = "10" }, _clock);
        await host.KeepAsync("seer", Body.Seer("coding_completed", 1, 41, Changes));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2, 42));
        await host.KeepAsync("issue", Body.Issue("created", 41, "goes with its run"));
        await host.KeepAsync("issue", Body.Issue("created", 42, "stays with its run"));
        await host.KeepAsync("seer", "no JSON");
        await ProjectedAsync(host);
        _clock.Advance(TimeSpan.FromDays(9));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 2, 42));
        await ProjectedAsync(host);
        Assert.Equal(0L, Scalar(host, "SELECT COUNT(*) FROM Deliveries WHERE ErasedAt IS NOT NULL"));

        await AdvanceUntilAsync(() => (long)Scalar(host, "SELECT COUNT(*) FROM Deliveries WHERE ErasedAt IS NOT NULL") == 4);

        Assert.Null((await host.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run);
        var kept = (await host.Get<RunReader>().FindAsync(new(2), null, Cancel)).Run!;
        Assert.Equal("stays with its run", kept.Issue.Title);
        Assert.Equal("1,2,0,0", Scalar(host, "SELECT (SELECT COUNT(*) FROM Issues) || ',' || (SELECT COUNT(*) FROM Deliveries WHERE Body IS NOT NULL) || ',' || (SELECT COUNT(*) FROM Patches) || ',' || (SELECT COUNT(*) FROM PatchUses)"));
        var chain = await host.Get<LogChecker>().CheckAsync(Cancel);
        Assert.Equal((6, 4, null), (chain.Checked, chain.Erased.Count, chain.Broken));
        Assert.True((await host.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, Cancel)).IsEqual);
    }

    [Fact]
    public async Task Retention_WhatItErased_IsInTheLogOfChangesNoLonger()
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Retention:Days"] = "10" }, _clock);
        await host.KeepAsync("seer", Body.Seer("coding_completed", 1, 41, Changes));
        await ProjectedAsync(host);
        _clock.Advance(TimeSpan.FromDays(10));
        await AdvanceUntilAsync(() => (long)Scalar(host, "SELECT COUNT(*) FROM Deliveries WHERE ErasedAt IS NOT NULL") == 1);
        await Eventually.HoldsAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(new FileInfo(Path.Combine(host.Folder, "seer.db-wal")).Length == 0);
        });
    }

    [Fact]
    public async Task Retention_Zero_KeepsEverything()
    {
        await using var host = new DashboardHost(clock: _clock);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        _clock.Advance(TimeSpan.FromDays(40));
        Assert.Null(host.Get<RetentionWatch>().NextLook);
        Assert.Equal(0L, Scalar(host, "SELECT COUNT(*) FROM Deliveries WHERE ErasedAt IS NOT NULL"));
    }

    private async Task AdvanceUntilAsync(Func<bool> holds)
    {
        _clock.Advance(TimeSpan.FromDays(2));
        await Eventually.HoldsAsync(() => Task.FromResult(holds()));
    }

    private static Task ProjectedAsync(DashboardHost host) =>
        Eventually.HoldsAsync(() => Task.FromResult((long)Scalar(host, "SELECT Cursor = (SELECT MAX(Id) FROM Deliveries) FROM Projection") == 1));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
