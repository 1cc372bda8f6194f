using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store.Unproven;

/// <summary>The rows of what waits. Written by the writer's thread, after deliveries; read by nobody but the one that tries secrets on them.</summary>
internal sealed class QuarantineRows(StoreJobs jobs, IDbContextFactory<SeerContext> store)
{
    /// <summary>What waits, without bodies, and the last row's id.</summary>
    public async Task<(IReadOnlyList<Held> Stored, long LastId)> LoadAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var stored = await context.Quarantine.AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => new Held(row.Id, row.At, row.Address, row.Size)).ToListAsync(cancel);
        // No id is given twice, so that what is said of one can never be taken for another's.
        var last = await context.Database.SqlQuery<long>($"SELECT seq AS Value FROM sqlite_sequence WHERE name = 'Quarantine'").ToListAsync(cancel);
        return (stored, last.FirstOrDefault());
    }

    /// <summary>One of them with its body; null when it is gone, or cannot be read any more.</summary>
    public async Task<WaitingRequest?> FindAsync(long id, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        if (await context.Quarantine.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } row)
            return null;
        try
        {
            return new(new(row.Resource, row.RequestId, row.Timestamp) { Others = row.Headers }, row.Signature, row.Address, row.At, Zstd.Unpack(row.Body));
        }
        catch (ZstdSharp.ZstdException)
        {
            return null;
        }
    }

    /// <summary>Writes what came and deletes what went, in one transaction.</summary>
    public async Task WriteAsync(QuarantineWork work, CancellationToken cancel)
    {
        // Here, not on the writer's thread: deliveries do not wait for it.
        List<QuarantineRow> rows = [.. work.Came.Select(one => Row(one.Id, one.Request))];
        await jobs.RunAsync((connection, _) => Write(connection, rows, work.Gone), cancel);
    }

    private static QuarantineRow Row(long id, WaitingRequest request) => new()
    {
        Id = id,
        At = request.ReceivedAt,
        Resource = request.Headers.Resource,
        RequestId = request.Headers.RequestId,
        Timestamp = request.Headers.Timestamp,
        Signature = request.Signature,
        Address = request.Sender,
        Headers = request.Headers.Others,
        Size = request.Body.Length,
        Body = Zstd.Pack(request.Body.Span),
    };

    private static void Write(SqliteConnection connection, List<QuarantineRow> rows, IReadOnlyList<long> gone)
    {
        connection.Prepare("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON").ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.Prepare(
            "INSERT INTO Quarantine (Id, At, Resource, RequestId, Timestamp, Signature, Address, Headers, Size, Body) VALUES ($id, $at, $resource, $request, $timestamp, $signature, $address, $headers, $size, $body)",
            "$id", "$at", "$resource", "$request", "$timestamp", "$signature", "$address", "$headers", "$size", "$body");
        using var delete = connection.Prepare("DELETE FROM Quarantine WHERE Id = $id", "$id");
        foreach (var row in rows)
            insert.With(transaction, row.Id, row.At.UtcTicks, row.Resource, row.RequestId, row.Timestamp, row.Signature, row.Address, row.Headers, row.Size, row.Body).ExecuteNonQuery();
        foreach (var id in gone)
            delete.With(transaction, id).ExecuteNonQuery();
        transaction.Commit();
    }
}
