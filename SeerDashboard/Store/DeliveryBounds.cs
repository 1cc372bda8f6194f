using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>
/// Between which numbers the deliveries of a stretch of time lie. Numbers are not given in the order of receipt: what waited for its secret,
/// or was imported, has an older time than what stands before it. So the index on integration and time is asked, which holds all that it takes.
/// </summary>
internal static class DeliveryBounds
{
    /// <summary>Both included, and the first greater than the last when there is none; nothing lies beyond <paramref name="upTo"/>.</summary>
    public static (long First, long Last) Of(SqliteConnection connection, DeliveryFilter filter, long upTo, SqliteTransaction? transaction = null)
    {
        if (filter is { Since: null, Until: null })
            return (1, upTo);
        using var bounds = connection.Prepare(
            """
            WITH RECURSIVE Names (Name) AS (
                SELECT MIN(Integration) FROM Deliveries
                UNION ALL
                SELECT (SELECT MIN(Integration) FROM Deliveries WHERE Integration > Name) FROM Names WHERE Name IS NOT NULL)
            SELECT MIN(Id), MAX(Id) FROM Names JOIN Deliveries ON Integration = Name AND ReceivedAt >= $since AND ReceivedAt < $until
            """,
            "$since",
            "$until");
        using var row = bounds.With(transaction, filter.Since?.UtcTicks ?? long.MinValue, filter.Until?.UtcTicks ?? long.MaxValue).ExecuteReader();
        return row.Read() && !row.IsDBNull(0) ? (row.GetInt64(0), Math.Min(row.GetInt64(1), upTo)) : (1, 0);
    }
}
