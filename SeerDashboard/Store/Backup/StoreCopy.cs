using Microsoft.Data.Sqlite;
using SeerDashboard.Store.Care;
using SQLitePCL;

namespace SeerDashboard.Store.Backup;

/// <summary>Copies a store as it is at one moment, while it is written.</summary>
internal static class StoreCopy
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>Into a file for its owner only.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static async Task RunAsync(StoreOptions store, string copy, Action<UpkeepStep> progress, TimeProvider clock, CancellationToken cancel)
    {
        await PrivateFile.Make(copy).DisposeAsync();
        using var connection = ReadConnection.Open(store);
        var total = new FileInfo(store.File()).Length;
        // One read transaction: in WAL mode it holds up nobody. It says nothing of how far it is, but its file grows.
        await using var ticking = clock.CreateTimer(_ => progress(new("Copying the store", Math.Min(total, Length(copy)), total, "bytes")), null, Tick, Tick);
        await using var stop = cancel.Register(() => raw.sqlite3_interrupt(connection.Handle));
        try
        {
            await Task.Run(() => connection.Prepare("VACUUM INTO $file", "$file").With(null, copy).ExecuteNonQuery(), cancel);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("The copy was interrupted.", error, cancel);
        }
    }

    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
