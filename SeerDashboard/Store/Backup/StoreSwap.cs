using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Backup;

/// <summary>Makes a file that was made ready the store, in one step; the one that was there stays beside it.</summary>
internal static class StoreSwap
{
    /// <summary>Where the old store is now; null when there was none.</summary>
    public static string? Run(string made, string store, DateTimeOffset now)
    {
        if (!File.Exists(store))
        {
            File.Move(made, store);
            return null;
        }

        var aside = $"{store}.before-restore-{now:yyyyMMdd-HHmmss}";
        while (File.Exists(aside))
            aside += "-";
        Settle(store);
        // What could not be folded into the old file must not be taken for a part of the new one.
        foreach (var rest in (string[])["-wal", "-shm"])
        {
            if (File.Exists(store + rest))
                File.Move(store + rest, aside + rest, overwrite: true);
        }

        File.Replace(made, store, aside);
        return aside;
    }

    /// <summary>Folds the log of changes into the file, as far as it can still be read.</summary>
    private static void Settle(string store)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
            connection.Open();
            connection.Prepare("PRAGMA wal_checkpoint(TRUNCATE)").ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // Damaged: it is moved aside as it is.
        }
    }
}
