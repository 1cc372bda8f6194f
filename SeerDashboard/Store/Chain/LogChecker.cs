using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Care;
using ZstdSharp;

namespace SeerDashboard.Store.Chain;

/// <summary>Checks the log of the store, also while a server writes to it: as long as it is at the beginning.</summary>
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
            var (count, head, last) = End(connection);
            // A copy from before erased rows had a hash is whole without.
            var marked = connection.Prepare("SELECT 1 FROM pragma_table_info('Deliveries') WHERE name = 'ErasedHash'").ExecuteScalar() is not null;
            var report = ChainCheck.Of(Counted(LogRow.UpTo(connection, last, marked), count, progress, cancel), count, head, kept, marked);
            return report.Broken is null ? WithActions(report, connection) : report;
        }
        catch (SqliteException error) when (error.Message.Contains("no such", StringComparison.Ordinal))
        {
            return new(0, new(), "", "The store was written by an earlier version. Start the server once: it brings it up to date.");
        }
        catch (Exception error) when (error is SqliteException or ZstdException or InvalidCastException)
        {
            return new(0, new(), "", $"The store cannot be read: {error.Message}");
        }
    }

    /// <summary>A copy from before the log of actions has none.</summary>
    private static ChainReport WithActions(ChainReport report, SqliteConnection connection)
    {
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var table = connection.Prepare("SELECT 1 FROM sqlite_master WHERE name = 'Actions'").With(snapshot);
        if (table.ExecuteScalar() is null)
            return report;
        var actions = AuditCheck.Of(connection, snapshot);
        return report with { Actions = actions.Checked, Broken = actions.Broken };
    }

    /// <summary>Where the chain ends, and the last row, both of one moment: a row beyond the chain's end is found.</summary>
    private static (long Count, byte[] Head, long Last) End(SqliteConnection connection)
    {
        using var select = connection.Prepare("SELECT Count, Head, (SELECT MAX(Id) FROM Deliveries) FROM Chain WHERE Id = 1");
        using var row = select.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), (byte[])row[1], row[2] as long? ?? 0) : (0, ChainLink.Start, long.MaxValue);
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
