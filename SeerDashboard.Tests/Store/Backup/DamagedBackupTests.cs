using System.IO.Compression;
using SeerDashboard.Store;
using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Care;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Backup;

public sealed class DamagedBackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seer-").FullName;

    private string Archive => Path.Combine(_folder, "copy.zip");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Restore_DamagedOrForeignFiles_AreRefusedAndTheStoreStays()
    {
        await MakeAsync();
        var bytes = await File.ReadAllBytesAsync(Archive, Cancel);
        var store = Path.Combine(_folder, "store");
        var before = await File.ReadAllBytesAsync(Path.Combine(store, "seer.db"), Cancel);
        foreach (var entry in Entries().Where(entry => entry != "manifest.json"))
        {
            Edit(entry, content => [.. content[..^9], (byte)(content[^9] ^ 0x10), .. content[^8..]]);
            await RefusedAsync(await File.ReadAllBytesAsync(Archive, Cancel), $"'{entry}' in the backup was changed or damaged: it does not have its hash.");
            await File.WriteAllBytesAsync(Archive, bytes, Cancel);
        }

        await RefusedAsync(bytes[..(bytes.Length / 2)], "no backup of this program, or it was cut short");
        await RefusedAsync("no archive"u8.ToArray(), "no backup of this program");
        EditText(text => text.Replace("\"version\": 1", "\"version\": 9", StringComparison.Ordinal));
        await RefusedAsync(await File.ReadAllBytesAsync(Archive, Cancel), "version 9 of the format");
        EditText(text => text.Replace("\"version\": 9", "\"version\": 1", StringComparison.Ordinal).Replace("_Lanes", "_Later", StringComparison.Ordinal));
        await RefusedAsync(await File.ReadAllBytesAsync(Archive, Cancel), "a later version of this program");
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(store, "seer.db"), Cancel));
        Assert.Empty(Directory.EnumerateFiles(store, "*restor*"));

        async Task RefusedAsync(byte[] damaged, string why)
        {
            var file = Path.Combine(_folder, "damaged.zip");
            await File.WriteAllBytesAsync(file, damaged, Cancel);
            await using var host = new DashboardHost(folder: _folder + "/other");
            var restorer = new Restorer(host.Get<Microsoft.Extensions.Options.IOptions<StoreOptions>>(), host.Get<StoreHold>(), host.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<SeerContext>>(), TimeProvider.System);
            var refused = await Assert.ThrowsAsync<UpkeepRefusedException>(() => restorer.RunAsync(file, broken: false, _ => { }, Cancel));
            Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Restore_OfALogThatWasBrokenBefore_IsRefusedAndTakenByForce()
    {
        await MakeAsync();
        var (store, copy) = (Path.Combine(_folder, "store"), Path.Combine(_folder, "broken.zip"));
        await using (var damage = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(store, "seer.db")};Pooling=False"))
        {
            damage.Open();
            damage.Prepare("UPDATE Deliveries SET Body = x'28B52FFD' WHERE Id = 1").ExecuteNonQuery();
        }

        var backup = await CommandRun.OfAsync(store, "backup", copy);
        Assert.Equal(1, backup.Code);
        Assert.Contains("1 delivery and the key ring", backup.Said, StringComparison.Ordinal);
        Assert.Contains("Delivery 1", backup.Said, StringComparison.Ordinal);
        var refused = await CommandRun.OfAsync(store, "restore", copy);
        Assert.Equal(1, refused.Code);
        Assert.Contains("say --force", refused.Said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(store, "*before-restore*"));
        var forced = await CommandRun.OfAsync(store, "restore", copy, "--force");
        Assert.True(forced.Code == 0, forced.Said);
        Assert.Contains("Restored 1 delivery", forced.Said, StringComparison.Ordinal);
        await using var host = new DashboardHost(folder: store);
        Assert.Equal(new SeerDashboard.Runs.RunId(1), (await host.Get<DeliveryReader>().FindAsync(1, Cancel))!.RunId);
    }

    private List<string> Entries()
    {
        using var zip = ZipFile.OpenRead(Archive);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private void EditText(Func<string, string> change) => Edit("manifest.json", bytes => System.Text.Encoding.UTF8.GetBytes(change(System.Text.Encoding.UTF8.GetString(bytes))));

    private void Edit(string entry, Func<byte[], byte[]> change)
    {
        using var zip = ZipFile.Open(Archive, ZipArchiveMode.Update);
        using var content = new MemoryStream();
        using (var packed = zip.GetEntry(entry)!.Open())
            packed.CopyTo(content);
        zip.GetEntry(entry)!.Delete();
        using var edited = zip.CreateEntry(entry).Open();
        edited.Write(change(content.ToArray()));
    }

    private async Task MakeAsync()
    {
        await using var host = new DashboardHost(folder: Path.Combine(_folder, "store"));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        await host.Get<BackupWriter>().WriteAsync(Archive, false, _ => { }, Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
