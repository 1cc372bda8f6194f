using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Chain;

/// <summary>Writes what a filter asks for of one moment of the log, a line at a time and in constant memory, while the server goes on writing.</summary>
public sealed class LogExport(ReadConnections store, TimeProvider clock)
{
    private const int FlushAfter = 64 * 1024;

    /// <summary>JSON Lines (docs/operations/export.md), oldest first; <paramref name="filterText"/> is kept in the first line.</summary>
    public async Task WriteAsync(DeliveryFilter filter, string? filterText, Stream output, CancellationToken cancel)
    {
        using var connection = store.Open();
        await using var transaction = connection.BeginTransaction(deferred: true);
        var (sequence, hash) = End(connection, transaction);
        var head = new ExportHead
        {
            Format = ExportHead.Name,
            Version = ExportHead.Newest,
            ExportedAt = clock.GetUtcNow(),
            Filter = filter.IsAll ? null : filterText,
            HeadSequence = sequence,
            HeadHash = Convert.ToHexStringLower(hash),
        };
        using var lines = new LineBuffer(output);
        await lines.AddAsync(head, ExportJson.Default.ExportHead, FlushAfter, cancel);
        var count = 0L;
        foreach (var line in Lines(connection, filter, sequence, transaction))
        {
            await lines.AddAsync(line, ExportJson.Default.ExportLine, FlushAfter, cancel);
            count++;
        }

        await lines.AddAsync(new ExportEnd(count, lines.Hash()), ExportJson.Default.ExportEnd, 0, cancel);
    }

    /// <summary>The lines of the deliveries alone, oldest first.</summary>
    private static IEnumerable<ExportLine> Lines(SqliteConnection connection, DeliveryFilter filter, long upTo, SqliteTransaction transaction)
    {
        var where = new DeliveryWhere(filter, DeliveryBounds.Of(connection, filter, upTo, transaction));
        using var select = connection.Prepare($"SELECT {LogRow.Columns}, (SELECT before.Link FROM Deliveries AS before WHERE before.Id = Deliveries.Id - 1) FROM Deliveries {where} ORDER BY Id");
        where.Bind(select);
        select.Transaction = transaction;
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            var row = LogRow.From(rows);
            if (!filter.InBodies || BodySearch.Finds(row.Body, filter.Text))
                yield return ExportLine.Of(row, rows[22] as byte[] ?? ChainLink.Start);
        }
    }

    private static (long Sequence, byte[] Hash) End(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var select = connection.Prepare("SELECT Count, Head FROM Chain WHERE Id = 1");
        using var row = select.With(transaction).ExecuteReader();
        return row.Read() ? (row.GetInt64(0), (byte[])row[1]) : (0, ChainLink.Start);
    }
}
