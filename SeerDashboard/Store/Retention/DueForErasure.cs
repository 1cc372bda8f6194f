using Microsoft.Extensions.Options;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Retention;

/// <summary>Finds what is due, a few at a time, on a connection of its own.</summary>
public sealed class DueForErasure(IOptions<StoreOptions> options)
{
    private const int RunsAtOnce = 10;
    private const int DeliveriesAtOnce = 200;

    // A run's own time is that of sending, at most so far from that of receipt.
    private static readonly TimeSpan SentOff = TimeSpan.FromDays(1);

    /// <summary>Runs whose last delivery came before.</summary>
    internal List<RunKey> Runs(DateTimeOffset before)
    {
        var due = new List<RunKey>();
        using var connection = ReadConnection.Open(options.Value);
        using var select = connection.Prepare(
            $"""
            SELECT Integration, Installation, RunId FROM Runs WHERE UpdatedAt < $sent AND NOT EXISTS (SELECT 1 FROM Deliveries
                WHERE Deliveries.RunId = Runs.RunId AND Deliveries.Integration = Runs.Integration AND Deliveries.Installation = Runs.Installation AND ReceivedAt >= $before)
            ORDER BY UpdatedAt LIMIT {RunsAtOnce}
            """,
            "$sent", "$before");
        using var rows = select.With(null, (before + SentOff).UtcTicks, before.UtcTicks).ExecuteReader();
        while (rows.Read())
            due.Add(new(rows.GetString(0), rows.GetString(1), new(rows.GetInt64(2))));
        return due;
    }

    /// <summary>Deliveries of no run that came before.</summary>
    internal List<long> Others(DateTimeOffset before)
    {
        var due = new List<long>();
        using var connection = ReadConnection.Open(options.Value);
        using var select = connection.Prepare(
            $"""
            SELECT Id FROM (SELECT DISTINCT Integration AS Name FROM Deliveries) JOIN Deliveries ON Integration = Name
            WHERE ReceivedAt < $before AND RunId IS NULL AND ErasedAt IS NULL LIMIT {DeliveriesAtOnce}
            """,
            "$before");
        using var rows = select.With(null, before.UtcTicks).ExecuteReader();
        while (rows.Read())
            due.Add(rows.GetInt64(0));
        return due;
    }
}
