using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Store;
using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Care;

/// <summary>Long works on the store as processes of their own, ended without warning in the middle.</summary>
public sealed class KillTests : IDisposable
{
    private const int Many = 200;

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    private string Store => Path.Combine(_folder, "store");

    private string Archive => Path.Combine(_folder, "copy.zip");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Backup_Killed_LeavesNoArchiveAndTheNextOneNoRemains()
    {
        await FillAsync();
        await KillAsync(Start("backup", Archive), () => Directory.EnumerateFiles(_folder, "copy.zip.partial*").Any());
        if (!File.Exists(Archive))
            Assert.Equal(0, (await CommandRun.OfAsync(Store, "backup", Archive)).Code);
        Assert.Equal(["copy.zip"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Restore_Killed_LeavesTheOldStoreOrTheNewOne()
    {
        await FillAsync();
        await using (var host = new DashboardHost(folder: Store))
        {
            await host.Get<BackupWriter>().WriteAsync(Archive, false, _ => { }, Cancel);
            await host.KeepAsync("seer", Body.Seer("root_cause_started", Many + 1));
        }

        for (var round = 0; round < Rounds.Of(3, 30); round++)
        {
            await KillAsync(Start("restore", Archive), () => File.Exists(Path.Combine(Store, "seer.db.restoring")));
            var verified = await CommandRun.OfAsync(Store, "verify");
            Assert.True(verified.Said.StartsWith($"{Many} deliveries", StringComparison.Ordinal) || verified.Said.StartsWith($"{Many + 1} deliveries", StringComparison.Ordinal), verified.Said);
            Assert.Contains("the chain holds", verified.Said, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await CommandRun.OfAsync(Store, "restore", Archive)).Code);
        Assert.False(File.Exists(Path.Combine(Store, "seer.db.restoring")));
        Assert.Contains($"{Many} deliveries", (await CommandRun.OfAsync(Store, "rebuild")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Killed_IsBegunAgainAndNothingIsThereTwice()
    {
        await FillAsync();
        var export = Path.Combine(_folder, "log.jsonl");
        await using (var host = new DashboardHost(folder: Store))
        await using (var file = File.Create(export))
            await host.Get<LogExport>().WriteAsync(new(), null, file, Cancel);
        var other = Path.Combine(_folder, "other");
        await KillAsync(RealProcess.Start(Settings(other), 0, "import", export), () => Count(other, "Body IS NOT NULL") > 0);
        Assert.Equal(0, (await CommandRun.OfAsync(other, "import", export)).Code);
        Assert.Equal(Many, Count(other, "Body IS NOT NULL"));
        Assert.Contains("the chain holds", (await CommandRun.OfAsync(other, "verify")).Said, StringComparison.Ordinal);
        Assert.Equal(new(0, $"{Many} runs from {Many} deliveries: all equal."), await CommandRun.OfAsync(other, "rebuild"));
    }

    [Fact]
    public async Task Retention_Killed_GoesOnAtTheNextStart()
    {
        await FillAsync(new FakeTimeProvider(new(2020, 9, 14, 9, 30, 0, TimeSpan.Zero)));
        var settings = Settings(Store);
        settings["Retention__Days"] = "1";
        await KillAsync(RealProcess.Start(settings, RealProcess.FreePort()), () => Count(Store, "ErasedAt IS NOT NULL") > 0);
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Retention:Days"] = "1" }, folder: Store);
        _ = host.Services;
        await Eventually.HoldsAsync(() => Task.FromResult(Count(Store, "ErasedAt IS NOT NULL") == Many));
        var chain = await host.Get<LogChecker>().CheckAsync(Cancel);
        Assert.Equal((Many, Many, null), (chain.Checked, chain.Erased.Count, chain.Broken));
        Assert.True((await host.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, Cancel)).IsEqual);
    }

    private async Task FillAsync(TimeProvider? clock = null)
    {
        await using var host = new DashboardHost(clock: clock, folder: Store);
        var random = new Random(4711);
        for (var run = 1; run <= Many; run++)
        {
            var text = Convert.ToHexString([.. Enumerable.Range(0, 4000).Select(_ => (byte)random.Next(256))]);
            await host.KeepAsync("seer", Body.Seer("solution_completed", run, run, "{\"solution\":{\"one_line_description\":\"" + text + "\"}}"));
        }

        await Eventually.HoldsAsync(() => Task.FromResult((long)StoreAccess.Scalar(host, "SELECT Cursor FROM Projection") == Many));
    }

    private RealProcess Start(params string[] arguments) => RealProcess.Start(Settings(Store), 0, arguments);

    private static Dictionary<string, string> Settings(string folder) => new(StringComparer.Ordinal) { ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}" };

    /// <summary>Ended once it is in the middle; on a fast machine it may have come to its end by then.</summary>
    private static async Task KillAsync(RealProcess process, Func<bool> middle)
    {
        using (process)
        {
            await Eventually.HoldsAsync(() => Task.FromResult(process.HasEnded || middle()));
            process.Kill();
            await process.EndedAsync();
        }
    }

    private static long Count(string folder, string which)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "seer.db")};Mode=ReadOnly;Pooling=False");
            connection.Open();
            return (long)connection.Prepare($"SELECT COUNT(*) FROM Deliveries WHERE {which}").ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // Not made yet.
            return 0;
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
