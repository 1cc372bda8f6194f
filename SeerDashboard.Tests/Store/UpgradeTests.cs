using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>A store that an earlier version wrote opens, and nothing of it is lost.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public async Task Open_StoreOfTheFirstRelease_KeepsEveryRunAndGetsItsChain()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var file = Path.Combine(folder, "seer.db");
        await using (var packed = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Stores", "first-light.db.gz")))
        await using (var zip = new GZipStream(packed, CompressionMode.Decompress))
        await using (var store = File.Create(file))
            await zip.CopyToAsync(store, TestContext.Current.CancellationToken);
        var before = Runs(file);
        Assert.Equal(16, before.Count);

        await using (var host = new DashboardHost(folder: folder))
        {
            var report = await host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken);
            Assert.Equal((142, null), (report.Checked, report.Broken));
            var rebuilt = await host.Get<Rebuilder>().RunAsync(apply: false, difference => Assert.True(difference.IsContext, difference.ToString()), _ => { }, TestContext.Current.CancellationToken);
            Assert.Equal((142, 16, true), (rebuilt.Deliveries, rebuilt.Runs, rebuilt.IsEqual));
            // One more delivery of a known run folds it again from all that was kept before.
            foreach (var run in before.Keys)
                await host.KeepAsync("seer", Body.Seer("no_such_action", run, group: null, installation: Installation(file, run)));
            await Eventually.HoldsAsync(async () =>
            {
                await using var context = await host.Get<IDbContextFactory<SeerContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
                return (await context.Projection.SingleAsync(TestContext.Current.CancellationToken)).Cursor == 142 + before.Count;
            });
        }

        foreach (var (run, delivered) in Runs(file))
            Assert.StartsWith(Prefix(before[run]), delivered, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Open_StoreFromBeforeErasedRowsHadAHash_HashesWhatStayedOfThem()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        await using (var host = new DashboardHost(folder: folder))
        {
            await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
            await host.KeepAsync("seer", Body.Seer("root_cause_started", 2));
            await host.Get<Eraser>().EraseRunAsync(new("acme", Body.Installation, new(1)), TestContext.Current.CancellationToken);
        }

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "seer.db")};Pooling=False"))
        {
            connection.Open();
            connection.Prepare("ALTER TABLE Deliveries DROP COLUMN ErasedHash; DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_Erased'").ExecuteNonQuery();
        }

        // A copy of such a store is whole as it is.
        Assert.Null(LogChecker.Check(new() { ConnectionString = $"Data Source={Path.Combine(folder, "seer.db")};Pooling=False" }, null, _ => { }, TestContext.Current.CancellationToken).Broken);
        await using (var host = new DashboardHost(folder: folder))
            Assert.Equal((2, 1, null), await host.Get<LogChecker>().CheckAsync(TestContext.Current.CancellationToken) is var report ? (report.Checked, report.Erased.Count, report.Broken) : default);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Open_LockLeftBehindByAProcessThatEndedSuddenly_DoesNotWaitForIt()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var file = Path.Combine(folder, "seer.db");
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            connection.Prepare("CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00.0000000+00:00')").ExecuteNonQuery();
        }

        await using (var host = new DashboardHost(folder: folder))
            Assert.Equal("applied", (await host.KeepAsync("seer", Body.Seer("root_cause_started", 1))).Outcome);
        await using (var again = new DashboardHost(folder: folder))
        {
            using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            connection.Prepare("INSERT INTO __EFMigrationsLock VALUES (1, '2099-01-01 00:00:00.0000000+00:00')").ExecuteNonQuery();
        }

        // Nothing is to be migrated, so nobody asks for the lock.
        await using (var last = new DashboardHost(folder: folder))
            Assert.Equal("applied", (await last.KeepAsync("seer", Body.Seer("root_cause_started", 2))).Outcome);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What the added delivery cannot change: everything before the list of unknown events.</summary>
    private static string Prefix(string delivered) => delivered[..delivered.IndexOf("\"unknown\"", StringComparison.Ordinal)];

    private static Dictionary<long, string> Runs(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var rows = connection.Prepare("SELECT RunId, Delivered FROM Runs").ExecuteReader();
        var runs = new Dictionary<long, string>();
        while (rows.Read())
            runs[rows.GetInt64(0)] = Encoding.UTF8.GetString(Packed.Bytes((byte[])rows[1]));
        return runs;
    }

    private static string Installation(string file, long run)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return (string)connection.Prepare($"SELECT Installation FROM Runs WHERE RunId = {run}").ExecuteScalar()!;
    }
}
