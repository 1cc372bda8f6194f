using System.Globalization;
using CsvHelper;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Chain;

/// <summary>Writes what a filter asks for of the log as CSV for a spreadsheet: no bodies, and no cell that would be taken for a formula.</summary>
public sealed class LogTable(ReadConnections store)
{
    private static readonly string[] Columns =
    [
        "sequence", "receivedAt", "sentAt", "integration", "installation", "resource", "action", "runId", "groupId", "requestId", "size", "outcome", "reason", "answerMilliseconds", "erased",
    ];

    /// <summary>Oldest first, as long as the log is at the beginning.</summary>
    public async Task WriteAsync(DeliveryFilter filter, Stream output, CancellationToken cancel)
    {
        using var connection = store.Open();
        using var last = connection.Prepare("SELECT Count FROM Chain WHERE Id = 1");
        var bounds = await Task.Run(() => DeliveryBounds.Of(connection, filter, last.ExecuteScalar() as long? ?? 0), cancel);
        await using var csv = CsvWriter.Create(output, Spreadsheet.Format, leaveOpen: true);
        csv.WriteHeader(Columns);
        await foreach (var row in ShortReads.OfAsync(bounds, stretch => Rows(connection, filter, stretch, cancel), cancel))
        {
            Write(csv, row);
            // Waits for a reader that is slow, and fails once there is none.
            await csv.EndRecordAsync(cancel);
        }

        await csv.FlushAsync(cancel);
    }

    private static IEnumerable<(long Id, long Bytes, DeliveryRow Row)> Rows(SqliteConnection connection, DeliveryFilter filter, (long First, long Last) bounds, CancellationToken cancel)
    {
        var where = new DeliveryWhere(filter, bounds);
        foreach (var (row, body) in DeliveryRows.Stream(connection, $"{where} ORDER BY Id", filter.InBodies, where.Bind))
        {
            cancel.ThrowIfCancellationRequested();
            if (!filter.InBodies || BodySearch.Finds(body, filter.Text))
                yield return (row.Id, 0, row);
        }
    }

    private static void Write(CsvWriter csv, DeliveryRow row)
    {
        csv.WriteField(row.Id, default, CultureInfo.InvariantCulture);
        csv.WriteField(row.ReceivedAt.UtcDateTime);
        csv.WriteField(row.SentAt.UtcDateTime);
        csv.WriteField(row.Integration);
        csv.WriteField(row.Installation);
        csv.WriteField(row.Resource);
        csv.WriteField(row.Action);
        csv.WriteField(row.RunId?.Value);
        csv.WriteField(row.GroupId?.Value);
        csv.WriteField(row.RequestId);
        csv.WriteField(row.Size, default, CultureInfo.InvariantCulture);
        csv.WriteField(EnumWord.Of(row.Outcome));
        csv.WriteField(row.Reason);
        csv.WriteField(row.AnswerTook?.TotalMilliseconds);
        csv.WriteField(row.IsErased);
    }
}
