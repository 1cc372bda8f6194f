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

    /// <summary>Runs whose last delivery came before. The plus has SQLite look at the run's own deliveries, not at all newer ones.</summary>
    internal List<RunKey> Runs(DateTimeOffset before)
    {
        var due = new List<RunKey>();
        using var connection = ReadConnection.Open(options.Value);
        using var select = connection.Prepare(
            $"""
            SELECT Integration, Installation, RunId FROM Runs WHERE UpdatedAt < $sent AND NOT EXISTS (SELECT 1 FROM Deliveries
                WHERE Deliveries.RunId = Runs.RunId AND Deliveries.Integration = Runs.Integration AND Deliveries.Installation = Runs.Installation AND +ReceivedAt >= $before)
            ORDER BY UpdatedAt LIMIT {RunsAtOnce}
            """,
            "$sent", "$before");
        using var rows = select.With(null, (before + SentOff).UtcTicks, before.UtcTicks).ExecuteReader();
        while (rows.Read())
            due.Add(new(rows.GetString(0), rows.GetString(1), new(rows.GetInt64(2))));
        return due;
    }

    /// <summary>Deliveries of no run that came before, a few at a time: each lot is to be erased before the next is asked for.</summary>
    internal IEnumerable<List<long>> Others(DateTimeOffset before)
    {
        foreach (var integration in Integrations())
        {
            // From where the last lot ended: what was erased long ago is passed once.
            for (var from = 0L; Others(integration, ref from, before) is { Count: > 0 } due;)
                yield return due;
        }
    }

    private List<string> Integrations()
    {
        var names = new List<string>();
        using var connection = ReadConnection.Open(options.Value);
        using var rows = connection.Prepare("SELECT DISTINCT Integration FROM Deliveries").ExecuteReader();
        while (rows.Read())
            names.Add(rows.GetString(0));
        return names;
    }

    private List<long> Others(string integration, ref long from, DateTimeOffset before)
    {
        var due = new List<long>();
        using var connection = ReadConnection.Open(options.Value);
        using var select = connection.Prepare(
            $"""
            SELECT Id, ReceivedAt FROM Deliveries WHERE Integration = $integration AND ReceivedAt >= $from AND ReceivedAt < $before
                AND +RunId IS NULL AND ErasedAt IS NULL ORDER BY ReceivedAt LIMIT {DeliveriesAtOnce}
            """,
            "$integration", "$from", "$before");
        using var rows = select.With(null, integration, from, before.UtcTicks).ExecuteReader();
        while (rows.Read())
        {
            due.Add(rows.GetInt64(0));
            from = rows.GetInt64(1);
        }

        return due;
    }
}
