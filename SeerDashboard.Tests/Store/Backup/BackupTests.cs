using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Care;
using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Backup;

public sealed class BackupTests : IDisposable
{
    private const string Secret = "a-secret-from-the-settings-page";

    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    private string Archive => Path.Combine(_folder, "copy.zip");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Backup_UnderLoad_IsOneMomentAndRestoresWithItsSecrets()
    {
        var store = Path.Combine(_folder, "store");
        await using (var host = new DashboardHost(folder: store))
        {
            await host.Get<IntegrationDirectory>().AddSecretAsync("new", IntegrationKind.Internal, Secret, null, sample: false, Cancel);
            await host.KeepAsync("seer", Body.Seer("root_cause_started", 1), Secret);
            using var enough = new CancellationTokenSource();
            var load = LoadAsync(host, enough.Token);
            var steps = new List<UpkeepStep>();
            var report = await host.Get<BackupWriter>().WriteAsync(Archive, false, steps.Add, Cancel);
            await enough.CancelAsync();
            await load;
            Assert.Null(report.Broken);
            Assert.True(report.Deliveries >= 1);
            Assert.Contains(steps, step => step.Doing == "Packing");
        }

        Assert.Equal(["copy.zip"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Archive));
        var elsewhere = Path.Combine(_folder, "elsewhere");
        var (code, said) = await CommandRun.OfAsync(elsewhere, "restore", Archive);
        Assert.True(code == 0, said);
        await using var next = new DashboardHost(folder: elsewhere);
        Assert.Null((await next.Get<LogChecker>().CheckAsync(Cancel)).Broken);
        Assert.Equal(1, next.Get<IntegrationDirectory>().Find("new")!.Secrets);
        await next.KeepAsync("seer", Body.Seer("root_cause_completed", 1), Secret);
        await Eventually.HoldsAsync(async () => (await next.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run?.State == RunState.RootCauseFound);
        Assert.True((await next.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, Cancel)).IsEqual);
    }

    [Fact]
    public async Task Restore_OverAStore_KeepsTheOldOneAsideAndGoesOnAboveItsVersions()
    {
        var store = Path.Combine(_folder, "store");
        long version;
        string epoch;
        await using (var host = new DashboardHost(folder: store))
        {
            await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
            await ProjectedAsync(host, 1);
            Assert.Equal(0, (await CommandRun.OfAsync(store, "backup", Archive)).Code);
            await host.KeepAsync("seer", Body.Seer("root_cause_completed", 1));
            await ProjectedAsync(host, 2);
            version = (long)StoreAccess.Scalar(host, "SELECT Version FROM Projection");
            epoch = (string)StoreAccess.Scalar(host, "SELECT Epoch FROM Projection");
            var held = await CommandRun.OfAsync(store, "restore", Archive);
            Assert.Equal(1, held.Code);
            Assert.Contains("is held by another process", held.Said, StringComparison.Ordinal);
        }

        var (code, said) = await CommandRun.OfAsync(store, "restore", Archive);
        Assert.True(code == 0, said);
        Assert.Contains("Restored 1 delivery", said, StringComparison.Ordinal);
        var aside = Assert.Single(Directory.EnumerateFiles(store, "seer.db.before-restore-*"));
        Assert.Equal(2, LogChecker.Check(new() { ConnectionString = $"Data Source={aside};Pooling=False" }, null, _ => { }, Cancel).Checked);
        await using var next = new DashboardHost(folder: store);
        Assert.Equal(1L, StoreAccess.Scalar(next, "SELECT COUNT(*) FROM Deliveries"));
        Assert.True((await next.Get<RunReader>().FindAsync(new(1), null, Cancel)).Run!.Version > version);
        Assert.True((long)StoreAccess.Scalar(next, "SELECT Version FROM Projection") > version);
        Assert.NotEqual(epoch, StoreAccess.Scalar(next, "SELECT Epoch FROM Projection"));
        // Whoever keeps what it read is told.
        foreach (var path in (string[])["/api/runs", "/api/runs/1"])
        {
            using var answer = await GetAsync(next, path);
            Assert.Equal(StoreAccess.Scalar(next, "SELECT Epoch FROM Projection"), Assert.Single(answer.Headers.GetValues("Seer-Epoch")));
        }

        using var stats = await GetAsync(next, "/api/stats");
        Assert.Contains($"\"epoch\":\"{StoreAccess.Scalar(next, "SELECT Epoch FROM Projection")}\"", await stats.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.True((await next.Get<Rebuilder>().RunAsync(false, _ => { }, _ => { }, Cancel)).IsEqual);
    }

    [Fact]
    public async Task Backup_AfterOneThatWasKilled_TakesItsRemainsAwayWhateverTheirNames()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        var beside = Directory.CreateDirectory(Path.Combine(host.Folder, "backups")).FullName;
        string[] left = [Path.Combine(beside, "seer-20260101-000000.zip.partial.db"), Path.Combine(_folder, "seer-2026-01-01.zip.partial.db"), Path.Combine(_folder, "seer-2026-01-02.zip.partial.db")];
        foreach (var file in left)
            await File.WriteAllTextAsync(file, "private code", Cancel);
        File.SetLastWriteTimeUtc(left[1], TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));

        var written = await host.Get<BackupWriter>().WriteBesideAsync(_ => { }, Cancel);
        await host.Get<BackupWriter>().WriteAsync(Path.Combine(_folder, "seer-2026-01-03.zip"), overwrite: false, _ => { }, Cancel);

        Assert.Equal([written.File], Directory.EnumerateFiles(beside));
        // One that was touched within the hour may be at work.
        Assert.Equal(["seer-2026-01-02.zip.partial.db", "seer-2026-01-03.zip"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Backup_Stopped_LeavesNothing()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Get<BackupWriter>().WriteAsync(Archive, overwrite: false, _ => { }, stop.Token));
        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public async Task Backup_FileThatIsThere_IsNotWrittenOverUnlessForced()
    {
        await MakeAsync();
        var (code, said) = await CommandRun.OfAsync(Path.Combine(_folder, "store"), "backup", Archive);
        Assert.Equal(1, code);
        Assert.EndsWith("is there already. Name another file, or say --force to write over it.", said, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.OfAsync(Path.Combine(_folder, "store"), "backup", Archive, "--force")).Code);
    }

    [Fact]
    public async Task Backup_WhereNoFileCanBe_IsRefusedWithALine()
    {
        await MakeAsync();
        var folder = Path.Combine(_folder, "store");
        Assert.Equal(new(1, $"There is no folder {_folder}/none. Make it first."), await CommandRun.OfAsync(folder, "backup", Path.Combine(_folder, "none", "copy.zip")));
        Assert.Equal(new(1, $"{_folder} is a folder. Name a file in it."), await CommandRun.OfAsync(folder, "backup", _folder));
        Assert.Equal(new(1, $"{_folder}: It is a folder, not an exported log."), await CommandRun.OfAsync(folder, "verify", _folder));
        Assert.Equal(new(1, $"{_folder}: It is a folder, not an exported log."), await CommandRun.OfAsync(folder, "import", _folder));
    }

    [Fact]
    public async Task Backup_FilesMayNotGrow_IsRefusedWithALineAndLeavesNothing()
    {
        await MakeAsync();
        File.Delete(Archive);
        var (code, said) = await CommandRun.WithinAsync(50 * 1024, Path.Combine(_folder, "store"), "backup", Archive);
        Assert.Equal(1, code);
        Assert.StartsWith("The backup could not be written: ", said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    private async Task MakeAsync()
    {
        await using var host = new DashboardHost(folder: Path.Combine(_folder, "store"));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await host.Get<BackupWriter>().WriteAsync(Archive, false, _ => { }, Cancel);
    }

    private static async Task LoadAsync(DashboardHost host, CancellationToken enough)
    {
        for (var run = 2; !enough.IsCancellationRequested; run++)
            await host.KeepAsync("seer", Body.Seer("root_cause_started", run));
    }

    private static Task ProjectedAsync(DashboardHost host, long cursor) =>
        Eventually.HoldsAsync(() => Task.FromResult((long)StoreAccess.Scalar(host, "SELECT Cursor FROM Projection") == cursor));

    private static Task<HttpResponseMessage> GetAsync(DashboardHost host, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey) } };
        return host.Anonymous.SendAsync(request, Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
