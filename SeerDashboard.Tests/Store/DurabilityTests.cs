using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store;

public sealed class DurabilityTests
{
    [Fact]
    public async Task WriteConnection_Pragmas_MakeEveryCommitDurable()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        var pragmas = new Dictionary<string, string?>(StringComparer.Ordinal);
        await host.Get<StoreJobs>().RunAsync(
            (connection, _) =>
            {
                foreach (var name in (string[])["journal_mode", "synchronous", "foreign_keys"])
                    pragmas[name] = connection.Prepare($"PRAGMA {name}").ExecuteScalar()?.ToString();
            },
            TestContext.Current.CancellationToken);
        Assert.Equal("wal", pragmas["journal_mode"]);
        Assert.Equal("2", pragmas["synchronous"]);
        Assert.Equal("1", pragmas["foreign_keys"]);
    }

    [Fact]
    public async Task Deliveries_BetweenProjections_AreCommittedDurablyAndTheProjectionsAreNot()
    {
        await using var host = new DashboardHost();
        await KeepAndProjectAsync(1);
        Execute(host, "CREATE TABLE Synced (Level INTEGER, What TEXT)");
        Execute(host, "CREATE TRIGGER SeeDelivery AFTER INSERT ON Deliveries BEGIN INSERT INTO Synced SELECT synchronous, 'delivery' FROM pragma_synchronous; END");
        Execute(host, "CREATE TRIGGER SeeProjection AFTER UPDATE ON Projection BEGIN INSERT INTO Synced SELECT synchronous, 'projection' FROM pragma_synchronous; END");
        for (var delivery = 2; delivery <= 4; delivery++)
            await KeepAndProjectAsync(delivery);

        Assert.Equal(3L, Scalar(host, "SELECT COUNT(*) FROM Synced WHERE What = 'delivery' AND Level = 2"));
        Assert.Equal(3L, Scalar(host, "SELECT COUNT(*) FROM Synced WHERE What = 'projection' AND Level = 1"));
        Assert.Equal(6L, Scalar(host, "SELECT COUNT(*) FROM Synced"));

        async Task KeepAndProjectAsync(int delivery)
        {
            await host.KeepAsync("seer", Body.Seer("root_cause_started", delivery));
            await Eventually.HoldsAsync(() => Task.FromResult(Scalar(host, "SELECT Cursor FROM Projection").Equals((long)delivery)));
        }
    }

    [Fact]
    public async Task Post_ConnectionLeftAtLess_IsDurableAllTheSame()
    {
        await using var host = new DashboardHost();
        object? level = null;
        await host.Get<StoreJobs>().RunAsync((connection, _) => connection.Prepare("PRAGMA synchronous=OFF").ExecuteNonQuery(), TestContext.Current.CancellationToken);
        await host.KeepAsync("metric_alert", "{}");
        await host.Get<StoreJobs>().RunAsync((connection, _) => level = connection.Prepare("PRAGMA synchronous").ExecuteScalar(), TestContext.Current.CancellationToken);
        Assert.Equal(2L, level);
    }

    [Fact]
    public async Task Post_CommitFails_Answers503AndKeepsNothing()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        // A deferred foreign key is checked by COMMIT itself: the insert succeeds, the commit fails.
        Execute(host, "CREATE TABLE Parent (Id INTEGER PRIMARY KEY)");
        Execute(host, "CREATE TABLE Orphan (Parent INTEGER REFERENCES Parent (Id) DEFERRABLE INITIALLY DEFERRED)");
        Execute(host, "CREATE TRIGGER FailCommit AFTER INSERT ON Deliveries WHEN NEW.RunId = 2 BEGIN INSERT INTO Orphan VALUES (4711); END");

        using (var refused = await host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 2))))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        }

        var next = await host.KeepAsync("seer", Body.Seer("root_cause_started", 3));
        Assert.Equal("applied", next.Outcome);
        Assert.Equal(0L, Scalar(host, "SELECT COUNT(*) FROM Deliveries WHERE RunId = 2"));
        Assert.Equal(2L, Scalar(host, "SELECT COUNT(*) FROM Deliveries"));
    }

    [Fact]
    public async Task Post_AnotherProcessHoldsTheWriteLock_Answers503WithinTheSecondAndRecovers()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await Eventually.HoldsAsync(() => Task.FromResult(Scalar(host, "SELECT Cursor FROM Projection").Equals(1L)));
        await using (var other = Open(host))
        {
            using var held = other.BeginTransaction();
            using var refused = await host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 2)));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        await host.KeepAsync("seer", Body.Seer("root_cause_started", 3));
        await Eventually.HoldsAsync(async () => (await host.Get<RunReader>().FindAsync(new(3), null, TestContext.Current.CancellationToken)).Run is not null);
    }

    [Fact]
    public async Task Restart_DeliveriesNotProjectedYet_AreProjectedAtTheNextStart()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var first = new DashboardHost(folder: folder))
        {
            await first.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        }

        // As after a crash between the two commits: the log is ahead of the cursor.
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "seer.db")}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            connection.Prepare("DELETE FROM Runs; UPDATE Projection SET Cursor = 0").ExecuteNonQuery();
        }

        await using var second = new DashboardHost(folder: folder);
        var run = await Eventually.GetAsync(async () => (await second.Get<RunReader>().FindAsync(new(1), null, TestContext.Current.CancellationToken)).Run);
        Assert.True(run.Version > 0);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Restart_VersionsLostWithThePower_AreNotGivenOutAgain()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        long told;
        await using (var first = new DashboardHost(folder: folder))
        {
            await first.KeepAsync("seer", Body.Seer("root_cause_started", 1));
            told = (await Eventually.GetAsync(async () => (await first.Get<RunReader>().FindAsync(new(1), null, TestContext.Current.CancellationToken)).Run)).Version;
        }

        // As after a power cut: the projection is gone as a whole, the delivery is there.
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "seer.db")}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            connection.Prepare("DELETE FROM Runs; UPDATE Projection SET Cursor = 0, Version = 0").ExecuteNonQuery();
        }

        await using var second = new DashboardHost(folder: folder);
        var again = await Eventually.GetAsync(async () => (await second.Get<RunReader>().FindAsync(new(1), null, TestContext.Current.CancellationToken)).Run);
        Assert.True(again.Version > told);
        Directory.Delete(folder, recursive: true);
    }
}
