using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Backup;

/// <summary>
/// Puts a backup in the place of the store. All is made and checked beside it first; then one rename makes it the store, so that whatever
/// happens on the way the old one is there. That one is kept beside it, and keys are only added.
/// </summary>
public sealed class Restorer(IOptions<StoreOptions> options, StoreHold hold, IDbContextFactory<SeerContext> contexts, TimeProvider clock)
{
    /// <summary>So far are versions lifted above all that a reader may have seen: a program that reads drops what is older than what it has.</summary>
    private const long Lift = 1_000_000_000;

    /// <summary>Restores; a log whose chain was broken already when it was copied is taken only when <paramref name="broken"/>.</summary>
    /// <exception cref="UpkeepRefusedException">The file is no backup, is damaged, or was written by a later version.</exception>
    /// <exception cref="StoreUnusableException">A server holds the store.</exception>
    public async Task<RestoreReport> RunAsync(string file, bool broken, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        if (!File.Exists(file))
            throw new UpkeepRefusedException($"There is no file {Path.GetFullPath(file)}.");
        hold.Take();
        var made = options.Value.File() + ".restoring";
        try
        {
            using var archive = BackupArchive.Open(file);
            await KnowsAsync(archive.Manifest, cancel);
            await archive.ExtractStoreAsync(made, broken, progress, cancel);
            var keys = await archive.KeysAsync(cancel);
            Begin(made, Version(options.Value.File()), new(AuditAction.BackupRestored, $"backup of {archive.Manifest.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC"), clock.GetUtcNow());
            var added = AddKeys(keys);
            return new(archive.Manifest.Count, archive.Manifest.CreatedAt, StoreSwap.Run(made, options.Value.File(), clock.GetUtcNow()), added);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new UpkeepRefusedException($"The backup could not be restored, and the store is as it was: {error.Message}", error);
        }
        finally
        {
            File.Delete(made);
        }
    }

    private async Task KnowsAsync(BackupManifest manifest, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (!context.Database.GetMigrations().Contains(manifest.Migration, StringComparer.Ordinal))
            throw new UpkeepRefusedException("The backup was written by a later version of this program; use that one, or a later one.");
    }

    /// <summary>A new epoch; versions go on above all that was ever given out here.</summary>
    private static void Begin(string made, long present, Act act, DateTimeOffset now)
    {
        using var connection = new SqliteConnection($"Data Source={made};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        var lift = Math.Max(present, Version(connection, transaction)) + Lift;
        connection.Prepare("UPDATE Runs SET Version = Version + $lift", "$lift").With(transaction, lift).ExecuteNonQuery();
        connection.Prepare(
            "INSERT INTO Projection (Id, Cursor, Version, Epoch) VALUES (1, 0, $lift, $epoch) ON CONFLICT DO UPDATE SET Version = Version + $lift, Epoch = excluded.Epoch", "$lift", "$epoch")
            .With(transaction, lift, Guid.NewGuid().ToString("N")).ExecuteNonQuery();
        // A backup of an earlier version has no log of actions yet.
        if (connection.Prepare("SELECT 1 FROM sqlite_master WHERE name = 'Actions'").With(transaction).ExecuteScalar() is not null)
            AuditLog.Append(connection, transaction, act, Actor.Current, now);
        transaction.Commit();
    }

    private int AddKeys(IReadOnlyDictionary<string, byte[]> keys)
    {
        var folder = PrivateFolder.MakeOwn(Path.Combine(options.Value.Folder(), "keys")).Folder.FullName;
        var missing = keys.Where(key => !File.Exists(Path.Combine(folder, key.Key))).ToList();
        foreach (var (name, xml) in missing)
        {
            var made = Path.Combine(folder, name + ".restoring");
            using (var stream = PrivateFile.Make(made))
            {
                stream.Write(xml);
                stream.Flush(flushToDisk: true);
            }

            File.Move(made, Path.Combine(folder, name), overwrite: true);
        }

        return missing.Count;
    }

    private static long Version(string store)
    {
        if (!File.Exists(store))
            return 0;
        try
        {
            using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
            connection.Open();
            return Version(connection, null);
        }
        catch (SqliteException)
        {
            // Damaged, or no store at all: the lift is far above what it can have given out since the backup.
            return 0;
        }
    }

    private static long Version(SqliteConnection connection, SqliteTransaction? transaction) =>
        connection.Prepare("SELECT Version FROM Projection WHERE Id = 1").With(transaction).ExecuteScalar() is long version ? version : 0;
}
