using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SeerDashboard.Store.Care;
using ZstdSharp;

namespace SeerDashboard.Store.Chain;

/// <summary>Checks the log of the store, also while a server writes to it: it reads one moment of it.</summary>
public sealed class LogChecker(IOptions<StoreOptions> options)
{
    /// <summary>Follows the whole chain on a connection of its own.</summary>
    /// <exception cref="StoreUnusableException">There is no such file, which is no broken chain.</exception>
    public Task<ChainReport> CheckAsync(CancellationToken cancel) => CheckAsync(kept: null, _ => { }, cancel);

    /// <summary>The same, and that a head which was kept elsewhere is part of it.</summary>
    /// <param name="kept">That head; null when there is none.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancel">Ends it.</param>
    internal Task<ChainReport> CheckAsync(KeptHead? kept, Action<UpkeepStep> progress, CancellationToken cancel) => Task.Run(() => Check(options.Value, kept, progress, cancel), cancel);

    /// <summary>Checks any store's file.</summary>
    internal static ChainReport Check(StoreOptions store, KeptHead? kept, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        try
        {
            using var connection = ReadConnection.Open(store);
            using var transaction = connection.BeginTransaction(deferred: true);
            using var select = connection.Prepare("SELECT Count, Head FROM Chain WHERE Id = 1");
            var (count, head) = (0L, ChainLink.Start);
            using (var row = select.With(transaction).ExecuteReader())
            {
                if (row.Read())
                    (count, head) = (row.GetInt64(0), (byte[])row[1]);
            }

            return ChainCheck.Of(Counted(LogRow.All(connection, transaction), count, progress, cancel), count, head, kept);
        }
        catch (SqliteException error) when (error.Message.Contains("no such", StringComparison.Ordinal))
        {
            return new(0, 0, "", "The store was written by an earlier version. Start the server once: it brings it up to date.");
        }
        catch (Exception error) when (error is SqliteException or ZstdException or InvalidCastException)
        {
            return new(0, 0, "", $"The store cannot be read: {error.Message}");
        }
    }

    private static IEnumerable<LogRow> Counted(IEnumerable<LogRow> log, long count, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        foreach (var row in log)
        {
            cancel.ThrowIfCancellationRequested();
            progress(new("Checking the chain", row.Sequence, Math.Max(count, row.Sequence), "deliveries"));
            yield return row;
        }
    }
}
