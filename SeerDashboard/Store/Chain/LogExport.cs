using Microsoft.Data.Sqlite;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Chain;

/// <summary>Writes what a filter asks for of the log as long as it is at the beginning, in bounded memory, while the server goes on writing.</summary>
public sealed class LogExport(ReadConnections store, TimeProvider clock)
{
    private const int FlushAfter = 64 * 1024;

    /// <summary>JSON Lines (docs/operations/export.md), oldest first; <paramref name="filterText"/> is kept in the first line.</summary>
    public Task WriteAsync(DeliveryFilter filter, string? filterText, Stream output, CancellationToken cancel) => WriteAsync(filter, filterText, output, _ => { }, cancel);

    /// <summary>The same; how many deliveries were written, and where the chain ended when it began.</summary>
    internal async Task<(long Count, KeptHead Head)> WriteAsync(DeliveryFilter filter, string? filterText, Stream output, Action<UpkeepStep> progress, CancellationToken cancel)
    {
        using var connection = store.Open();
        var (sequence, hash) = End(connection);
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
        var all = await Task.Run(() => DeliveryBounds.Of(connection, filter, sequence), cancel);
        await foreach (var line in ShortReads.OfAsync(all, bounds => Lines(connection, filter, bounds, cancel), cancel))
        {
            await lines.AddAsync(line, ExportJson.Default.ExportLine, FlushAfter, cancel);
            count++;
            progress(new("Exporting", line.Sequence, sequence, "deliveries"));
        }

        await lines.AddAsync(new ExportEnd(count, lines.Hash()), ExportJson.Default.ExportEnd, 0, cancel);
        return (count, new(sequence, head.HeadHash));
    }

    /// <summary>The lines of the deliveries alone, oldest first, each with its number and the size of its body as stored.</summary>
    private static IEnumerable<(long Id, long Bytes, ExportLine Line)> Lines(SqliteConnection connection, DeliveryFilter filter, (long First, long Last) bounds, CancellationToken cancel)
    {
        var where = new DeliveryWhere(filter, bounds);
        using var select = connection.Prepare($"SELECT {LogRow.Columns}, (SELECT before.Link FROM Deliveries AS before WHERE before.Id = Deliveries.Id - 1) FROM Deliveries {where} ORDER BY Id");
        where.Bind(select);
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            var row = LogRow.From(rows);
            if (!filter.InBodies || BodySearch.Finds(row.Body, filter.Text))
                yield return (row.Sequence, row.Body?.Length ?? 0, ExportLine.Of(row, rows[23] as byte[] ?? ChainLink.Start));
        }
    }

    private static (long Sequence, byte[] Hash) End(SqliteConnection connection)
    {
        using var select = connection.Prepare("SELECT Count, Head FROM Chain WHERE Id = 1");
        using var row = select.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), (byte[])row[1]) : (0, ChainLink.Start);
    }
}
