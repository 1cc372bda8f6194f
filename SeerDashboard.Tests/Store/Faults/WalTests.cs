using System.Security.Cryptography;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Faults;

/// <summary>The write-ahead log stays small, whoever reads.</summary>
public sealed class WalTests
{
    private const long Limit = 1024 * 1024;

    [Fact]
    public async Task Wal_UnderLoadWithReaders_IsCut()
    {
        await using var host = Host();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        using var done = new CancellationTokenSource();
        var reading = ReadAsync(host, done.Token);
        var largest = await LoadAsync(host, 60);
        Assert.True(largest > Limit, "The load was too small to show anything.");
        await done.CancelAsync();
        await reading;
        await CutAsync(host);
    }

    [Fact]
    public async Task Wal_AReaderThatStays_HoldsNoDeliveryUpAndIsWaitedFor()
    {
        await using var host = Host();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await using (var reader = Open(host))
        {
            using var snapshot = reader.BeginTransaction(deferred: true);
            using var look = reader.CreateCommand();
            (look.Transaction, look.CommandText) = (snapshot, "SELECT COUNT(*) FROM Deliveries");
            Assert.Equal(1L, look.ExecuteScalar());
            Assert.True(await LoadAsync(host, 20) > Limit);
            Assert.Equal(1L, look.ExecuteScalar());
        }

        Assert.Equal(21L, Scalar(host, "SELECT COUNT(*) FROM Deliveries"));
        await CutAsync(host);
    }

    [Fact]
    public async Task Wal_UnderALoadThatGoesOn_IsWrittenFromItsBeginningAgain()
    {
        await using var host = new DashboardHost();
        // 30 MB in all; the limit is 64.
        Assert.InRange(await LoadAsync(host, 200), Limit, 16 * Limit);
    }

    [Fact]
    public async Task Check_OfALongLog_IsNoReadThatLastsAsLongAsIt()
    {
        await using var host = new DashboardHost();
        for (var run = 1; run <= 300; run++)
            await host.KeepAsync("seer", Body.Seer("root_cause_started", run, run));
        var report = await host.Get<LogChecker>().CheckAsync(null, step =>
        {
            if (step.Done == 100)
                Erase(host, 299);
        }, TestContext.Current.CancellationToken);
        // A later moment than that in which it began: the log of changes can be cut in between.
        Assert.Equal((300, null, "299"), (report.Checked, report.Broken, report.Erased.Words(1)));
    }

    private static void Erase(DashboardHost host, long run) =>
        host.Get<Eraser>().EraseRunAsync(new("acme", Body.Installation, new(run)), TestContext.Current.CancellationToken).Wait(TestContext.Current.CancellationToken);

    private static DashboardHost Host() => new(new Dictionary<string, string?> { ["Store:WalMegabytes"] = "1" });

    private static long Length(DashboardHost host) => new FileInfo(Path.Combine(host.Folder, "seer.db-wal")) is { Exists: true, Length: var length } ? length : 0;

    /// <summary>The largest that was seen between deliveries.</summary>
    private static async Task<long> LoadAsync(DashboardHost host, int count)
    {
        var largest = 0L;
        for (var delivery = 0; delivery < count; delivery++)
        {
            // Noise cannot be compressed.
            var noise = Convert.ToBase64String(RandomNumberGenerator.GetBytes(150_000));
            await host.KeepAsync("metric_alert", $$"""{"noise":"{{noise}}"}""");
            largest = Math.Max(largest, Length(host));
        }

        return largest;
    }

    private static Task CutAsync(DashboardHost host) => Eventually.HoldsAsync(() => Task.FromResult(Length(host) <= Limit));

    private static Task ReadAsync(DashboardHost host, CancellationToken cancel) => Task.Run(
        () =>
        {
            while (!cancel.IsCancellationRequested)
                Assert.NotNull(Scalar(host, "SELECT SUM(LENGTH(Body)) FROM Deliveries"));
        },
        CancellationToken.None);
}
