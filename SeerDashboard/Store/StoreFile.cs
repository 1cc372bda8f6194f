using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SeerDashboard.Store.Backup;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store;

/// <summary>Makes the file ready: folder, migrations, what is kept in memory.</summary>
public sealed class StoreFile(IOptions<StoreOptions> options, IDbContextFactory<SeerContext> store, StoreMemory memory, StoreHold hold, TimeProvider clock)
{
    private static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(2);

    private bool _prepared;

    /// <summary>Migrates the file and reads the integrations.</summary>
    /// <exception cref="StoreUnusableException">The file cannot be opened or migrated, or the key ring cannot be used; the message names it and says why.</exception>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        if (_prepared)
            return;
        try
        {
            PrivateFolder.Make(options.Value.Folder());
            // In a folder that others may look into as well: it holds private code.
            if (!File.Exists(options.Value.File()))
                await PrivateFile.Make(options.Value.File()).DisposeAsync();
            await using var context = await store.CreateDbContextAsync(cancel);
            KeyRing.Check(options.Value);
            await MigrateAsync(context, cancel);
            await memory.Integrations.LoadAsync(cancel);
            // One look into an index for each, however long the log is.
            foreach (var name in memory.Integrations.All.Select(one => one.Name))
            {
                if (await context.Deliveries.Where(row => row.Integration == name && row.ErasedAt == null).OrderByDescending(row => row.ReceivedAt).Select(row => (DateTimeOffset?)row.ReceivedAt).FirstOrDefaultAsync(cancel) is { } last)
                    memory.Receipts.Kept(name, last);
            }

            foreach (var use in await context.SecretUses.AsNoTracking().ToListAsync(cancel))
                memory.Uses.Remember(use.Key, use.LastUsedAt);
            memory.Rejections.Load(await context.RejectionCounts.AsNoTracking().ToListAsync(cancel));
            _prepared = true;
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw StoreUnusableException.Of(options.Value, error);
        }
        catch (CryptographicException error)
        {
            throw KeyRing.Unusable(options.Value, (error.InnerException ?? error).Message.ReplaceLineEndings(" ").TrimEnd('.'), error);
        }
    }

    /// <summary>
    /// Brings the file up to date. EF's lock on migrations is a row: a process that ends suddenly while it has it leaves it behind,
    /// and every later start would wait for it without end. So it is asked for only when there is something to do, and an old one is taken away.
    /// </summary>
    private async Task MigrateAsync(SeerContext context, CancellationToken cancel)
    {
        if (!(await context.Database.GetPendingMigrationsAsync(cancel)).Any())
            return;
        // Another version may be serving from it.
        hold.Take();
        await using (var connection = new SqliteConnection(context.Database.GetConnectionString()))
        {
            await connection.OpenAsync(cancel);
            if (connection.Prepare("SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsLock'").ExecuteScalar() is not null)
                connection.Prepare("DELETE FROM __EFMigrationsLock WHERE Timestamp < $old", "$old").With(null, (clock.GetUtcNow() - LongestMigration).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)).ExecuteNonQuery();
        }

        await context.Database.OpenConnectionAsync(cancel);
        // A migration hashes what stays of those that were erased before.
        ErasedMark.Teach((SqliteConnection)context.Database.GetDbConnection());
        await context.Database.MigrateAsync(cancel);
    }
}

/// <summary>What is read from the store once, at start.</summary>
/// <param name="Integrations">With their secrets.</param>
/// <param name="Receipts">When each last delivered.</param>
/// <param name="Uses">When each secret was last used.</param>
/// <param name="Rejections">What was refused so far.</param>
public sealed record StoreMemory(IntegrationDirectory Integrations, Receipts Receipts, Secrets.SecretUses Uses, RejectionLog Rejections);

/// <summary>The store cannot be opened at start.</summary>
public sealed class StoreUnusableException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>Names the key and the file, and says why.</summary>
    internal static StoreUnusableException Of(StoreOptions store, Exception error) =>
        new($"Store:ConnectionString: {store.File()} cannot be used: {error.Message}", error);
}
