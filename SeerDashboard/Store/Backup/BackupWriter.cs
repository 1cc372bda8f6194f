using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Care;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store.Backup;

/// <summary>
/// Writes a copy of the store, of one moment, and of its key ring into one archive, also while a server writes. The archive appears at its
/// place only once it is whole and on the disk.
/// </summary>
public sealed partial class BackupWriter(IOptions<StoreOptions> options, AuditedStore audit, TimeProvider clock)
{
    // A backup that is being written changes its file all the time.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>Writes it.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="overwrite">In place of a file that is there.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancel">Ends it; nothing is left behind.</param>
    /// <exception cref="UpkeepRefusedException">It cannot be written; the message says why.</exception>
    /// <exception cref="StoreUnusableException">The store cannot be read.</exception>
    public async Task<BackupReport> WriteAsync(string file, bool overwrite, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        file = Path.GetFullPath(file);
        if (!overwrite && File.Exists(file))
            throw new UpkeepRefusedException($"{file} is there already. Name another file, or say --force to write over it.");
        if (Directory.Exists(file))
            throw new UpkeepRefusedException($"{file} is a folder. Name a file in it.");
        if (Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
            throw new UpkeepRefusedException($"There is no folder {folder}. Make it first.");
        BackupRemains.Clear(file, clock.GetUtcNow() - Abandoned);
        var (copy, partial) = (file + ".partial.db", file + ".partial");
        try
        {
            await StoreCopy.RunAsync(options.Value, copy, progress, clock, cancel);
            var chain = LogChecker.Check(new() { ConnectionString = $"Data Source={copy};Pooling=False" }, null, progress, cancel);
            long kept;
            await using (var archive = PrivateFile.Make(partial))
            {
                kept = await PackAsync(archive, copy, progress, cancel);
                archive.Flush(flushToDisk: true);
            }

            File.Move(partial, file, overwrite);
            return new(file, new FileInfo(file).Length, kept, chain.Broken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new UpkeepRefusedException($"The backup could not be written: {error.Message}", error);
        }
        finally
        {
            foreach (var left in (string[])[copy, copy + "-journal", partial])
                File.Delete(left);
        }
    }

    /// <summary>Writes one, named by the time, into the folder of backups beside the store.</summary>
    /// <exception cref="UpkeepRefusedException">It cannot be written; the message says why.</exception>
    public async Task<BackupReport> WriteBesideAsync(Action<UpkeepStep> progress, CancellationToken cancel)
    {
        PrivateFolder.Make(Beside);
        var file = Path.Combine(Beside, $"seer-{clock.GetUtcNow():yyyyMMdd-HHmmss}.zip");
        // One at a time is made here.
        BackupRemains.Clear(file, DateTimeOffset.MaxValue);
        // Before it: the backup has the row as well.
        await audit.SayAsync(new(AuditAction.BackupMade, $"backup {Path.GetFileName(file)}"), cancel);
        return await WriteAsync(file, overwrite: false, progress, cancel);
    }

    /// <summary>One of the folder beside the store; null when there is none of that name.</summary>
    public string? Find(string name) => BesideName().IsMatch(name) && Path.Combine(Beside, name) is var file && File.Exists(file) ? file : null;

    private string Beside => Path.Combine(options.Value.Folder(), "backups");

    private async Task<long> PackAsync(Stream archive, string copy, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        var (count, head, migration) = Ends(copy);
        List<BackupEntry> entries = [];
        await using var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true);
        entries.Add(await HashedCopy.AddAsync(zip, BackupManifest.StoreEntry, copy, progress, cancel));
        // After the store: the keys of all that is in it are there by now.
        var keys = Path.Combine(options.Value.Folder(), "keys");
        foreach (var key in Directory.Exists(keys) ? Directory.EnumerateFiles(keys, "*.xml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
            entries.Add(await HashedCopy.AddAsync(zip, BackupManifest.KeyFolder + Path.GetFileName(key), key, _ => { }, cancel));
        await using var manifest = await zip.CreateEntry(BackupManifest.Entry).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(manifest, new BackupManifest
        {
            Format = BackupManifest.Name,
            Version = BackupManifest.Newest,
            CreatedAt = clock.GetUtcNow(),
            Count = count,
            Head = head,
            Migration = migration,
            Files = entries,
        }, BackupJson.Default.BackupManifest, cancel);
        return count;
    }

    /// <summary>Where the chain of the copy ends, and its last migration.</summary>
    private static (long Count, string Head, string Migration) Ends(string copy)
    {
        using var connection = ReadConnection.Open(new() { ConnectionString = $"Data Source={copy};Pooling=False" });
        var migration = (string)connection.Prepare("SELECT MAX(MigrationId) FROM __EFMigrationsHistory").ExecuteScalar()!;
        using var row = connection.Prepare("SELECT Count, Head FROM Chain WHERE Id = 1").ExecuteReader();
        return row.Read() ? (row.GetInt64(0), Convert.ToHexStringLower((byte[])row[1]), migration) : (0, Convert.ToHexStringLower(ChainLink.Start), migration);
    }

    [GeneratedRegex(@"^seer-[0-9]{8}-[0-9]{6}\.zip$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BesideName();
}
