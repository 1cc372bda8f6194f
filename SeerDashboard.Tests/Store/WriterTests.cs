using System.Net;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store;

/// <summary>Nothing that goes wrong beside the log ends the writer.</summary>
public sealed class WriterTests
{
    [Fact]
    public async Task Writer_WatcherThatThrows_KeepsOnceAndGoesOn()
    {
        await using var host = new DashboardHost();
        host.Get<Receipts>().Changed += () => throw new InvalidOperationException("a watcher's own fault");
        Assert.Equal(1, (await host.KeepAsync("seer", Body.Seer("root_cause_started", 1))).Delivery);
        Assert.Equal(2, (await host.KeepAsync("seer", Body.Seer("root_cause_started", 2))).Delivery);
        Assert.Equal(2L, Scalar(host, "SELECT COUNT(*) FROM Deliveries"));
    }

    [Fact]
    public async Task Writer_ProjectionThatFails_KeepsDeliveriesAndCatchesUp()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().FindAsync(new(1), null, TestContext.Current.CancellationToken)).Run is not null);
        Execute(host, "ALTER TABLE Runs RENAME TO Elsewhere");
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 2));
        await Eventually.HoldsAsync(() => Task.FromResult(host.Get<StoreCondition>().Projecting is not null));
        using (var ready = await host.Anonymous.GetAsync("/readyz", TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 3));

        Execute(host, "ALTER TABLE Elsewhere RENAME TO Runs");

        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().FindAsync(new(3), null, TestContext.Current.CancellationToken)).Run is not null);
        Assert.NotNull((await host.Get<RunReader>().FindAsync(new(2), null, TestContext.Current.CancellationToken)).Run);
        Assert.Null(host.Get<StoreCondition>().Problem);
    }

    [Fact]
    public async Task Writer_EventOfAnotherVersion_IsolatesItsRunAndSaysSo()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var first = new DashboardHost(folder: folder))
        {
            await first.KeepAsync("seer", Body.Seer("root_cause_started", 1));
            await first.KeepAsync("seer", Body.Seer("root_cause_completed", 1));
        }

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "seer.db")}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            connection.Prepare("""UPDATE Deliveries SET Read = CAST('{"from":"elsewhere"}' AS BLOB) WHERE Id = 2; DELETE FROM Runs; UPDATE Projection SET Cursor = 0""").ExecuteNonQuery();
        }

        await using (var second = new DashboardHost(folder: folder))
        {
            await second.KeepAsync("seer", Body.Seer("root_cause_started", 3));
            await Eventually.HoldsAsync(async () => (await second.Get<RunReader>().FindAsync(new(3), null, TestContext.Current.CancellationToken)).Run is not null);
            var run = (await second.Get<RunReader>().FindAsync(new(1), null, TestContext.Current.CancellationToken)).Run!;
            Assert.Equal(RunState.Running, run.State);
            Assert.Contains("1 of its deliveries cannot be read", run.Problem, StringComparison.Ordinal);
            Assert.Equal(2, (await second.Get<DeliveryReader>().OfRunAsync(run.Key, TestContext.Current.CancellationToken)).Count);
        }

        Directory.Delete(folder, recursive: true);
    }
}
