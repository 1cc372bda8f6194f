using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Reads single deliveries of the log, and those of one run.</summary>
public sealed class DeliveryReader(ReadConnections store)
{
    /// <summary>The deliveries of a run, in the order they came, each with the verdict now.</summary>
    public Task<IReadOnlyList<DeliveryRow>> OfRunAsync(RunKey run, CancellationToken cancel) => store.ReadAsync<IReadOnlyList<DeliveryRow>>(
        connection => DeliveryRows.Judged(connection, DeliveryRows.Read(
            connection, "WHERE RunId = $run AND Integration = $integration AND Installation = $installation ORDER BY Id",
            select => Bind(select, ("$run", run.RunId.Value), ("$integration", run.Integration), ("$installation", run.Installation)))),
        cancel);

    /// <summary>One delivery, with its verdict now; null when there is none.</summary>
    public Task<DeliveryRow?> FindAsync(long id, CancellationToken cancel) => store.ReadAsync(
        connection => DeliveryRows.Judged(connection, DeliveryRows.Read(connection, "WHERE Id = $id", select => Bind(select, ("$id", id)))).SingleOrDefault(), cancel);

    /// <summary>The body, byte for byte; null when there is none.</summary>
    /// <exception cref="DamagedBodyException">It is not what came.</exception>
    public Task<byte[]?> BodyAsync(long id, CancellationToken cancel) => store.ReadAsync(
        connection =>
        {
            using var select = connection.Prepare("SELECT Body, BodyHash FROM Deliveries WHERE Id = $id AND Body IS NOT NULL", "$id");
            using var row = select.With(null, id).ExecuteReader();
            return row.Read() ? KeptBody.Of(id, (byte[])row[0], row.GetString(1)) : null;
        },
        cancel);

    /// <summary>What the last reading of a body made of it, as it is stored: two readings that agree are equal.</summary>
    internal Task<byte[]?> ReadingAsync(long id, CancellationToken cancel) => store.ReadAsync(
        connection => connection.Prepare("SELECT Read FROM Deliveries WHERE Id = $id", "$id").With(null, id).ExecuteScalar() as byte[], cancel);

    private static void Bind(SqliteCommand select, params ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var (name, value) in values)
            select.Parameters.AddWithValue(name, value);
    }
}
