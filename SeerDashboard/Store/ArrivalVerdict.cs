using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;

namespace SeerDashboard.Store;

/// <summary>What a delivery is at its arrival, by what the log has of the same run and body (STATE.md §3).</summary>
internal sealed class ArrivalVerdict(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _same = connection.Prepare(
        "SELECT Read FROM Deliveries WHERE RunId = $run AND Integration = $integration AND Installation = $installation AND BodyHash = $hash",
        "$run", "$integration", "$installation", "$hash");

    /// <summary>With the reason for what is unreadable or a duplicate.</summary>
    public (Outcome Outcome, string? Reason) Of(Arrival arrival) => arrival.Content switch
    {
        DeliveryContent.Unreadable unreadable => (Outcome.Unreadable, unreadable.Reason),
        DeliveryContent.Seer seer => Of(seer, arrival.Facts),
        _ => (Outcome.Stored, null),
    };

    /// <inheritdoc/>
    public void Dispose() => _same.Dispose();

    private (Outcome, string?) Of(DeliveryContent.Seer seer, DeliveryFacts facts)
    {
        List<SeerEvent> same = [];
        using var rows = _same.With(null, seer.Run.RunId.Value, seer.Run.Integration, seer.Run.Installation, facts.BodyHash).ExecuteReader();
        while (rows.Read())
        {
            if (StoredEvent.Read(rows[0] as byte[]) is { } seen)
                same.Add(seen);
        }

        if (same.Count == 0)
            return (Outcome.Applied, null);
        same.Add(seer.Event);
        var marked = Duplicates.Mark(same);
        // Of two copies sent in the same second either may be the one that counts; the one that came later is the copy.
        var of = marked.First(one => ReferenceEquals(one.Event, seer.Event)).Of
            ?? marked.FirstOrDefault(one => ReferenceEquals(one.Of, seer.Event) && one.Event.SentAt == facts.SentAt).Event;
        return of is null ? (Outcome.Applied, null) : (Outcome.Duplicate, DuplicateReason.Of(seer.Event, of));
    }
}
