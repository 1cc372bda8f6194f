using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Store;

/// <summary>Makes the file ready: folder, migrations, what is kept in memory.</summary>
public sealed class StoreFile(IOptions<StoreOptions> options, IDbContextFactory<SeerContext> store, IntegrationDirectory integrations, Receipts receipts)
{
    private bool _prepared;

    /// <summary>Migrates the file and reads the integrations.</summary>
    /// <exception cref="StoreUnusableException">The file cannot be opened or migrated; the message names it and says why.</exception>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        if (_prepared)
            return;
        try
        {
            Directory.CreateDirectory(options.Value.Folder());
            await using var context = await store.CreateDbContextAsync(cancel);
            await context.Database.MigrateAsync(cancel);
            await integrations.LoadAsync(cancel);
            foreach (var last in await context.Deliveries.Where(row => row.ErasedAt == null).GroupBy(row => row.Integration).Select(rows => new { rows.Key, At = rows.Max(row => row.ReceivedAt) }).ToListAsync(cancel))
                receipts.Kept(last.Key, last.At);
            _prepared = true;
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnusableException($"Store:ConnectionString: {options.Value.File()} cannot be used: {error.Message}", error);
        }
    }
}

/// <summary>The store cannot be opened at start.</summary>
public sealed class StoreUnusableException(string message, Exception inner) : Exception(message, inner);
