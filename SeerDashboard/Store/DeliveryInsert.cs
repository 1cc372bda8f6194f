using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store;

/// <summary>Inserts deliveries with their patches, and says what each is at its arrival.</summary>
internal sealed class DeliveryInsert(SqliteConnection connection, ChainHead chain) : IDisposable
{
    private readonly SqliteCommand _delivery = connection.Prepare(
        """
        INSERT INTO Deliveries (Id, ReceivedAt, SentAt, Integration, Kind, Installation, Resource, Action, RunId, GroupId, RequestId, Size, Outcome, Reason, Headers, BodyHash, FactsHash, BlobHash, Link, Read, Body)
        VALUES ($id, $received, $sent, $integration, $kind, $installation, $resource, $action, $run, $group, $request, $size, $outcome, $reason, $headers, $hash, $facts, $blob, $link, $read, $body)
        """,
        "$id", "$received", "$sent", "$integration", "$kind", "$installation", "$resource", "$action", "$run", "$group", "$request", "$size", "$outcome", "$reason", "$headers", "$hash", "$facts", "$blob", "$link", "$read", "$body");

    private readonly SqliteCommand _same = connection.Prepare(
        "SELECT Read FROM Deliveries WHERE RunId = $run AND Integration = $integration AND Installation = $installation AND BodyHash = $hash",
        "$run", "$integration", "$installation", "$hash");

    private readonly SqliteCommand _patch = connection.Prepare("INSERT OR IGNORE INTO Patches (Id, Text) VALUES ($id, $text)", "$id", "$text");

    private readonly SqliteCommand _durable = connection.Prepare("PRAGMA synchronous=FULL");

    private readonly SqliteCommand _use = connection.Prepare(
        "INSERT INTO PatchUses (DeliveryId, PatchId) VALUES ($delivery, $patch)", "$delivery", "$patch");

    private readonly SqliteCommand _waited = connection.Prepare("DELETE FROM Quarantine WHERE Id = $id", "$id");

    /// <summary>All in one durable transaction, or none.</summary>
    public List<Receipt> Commit(List<Arrival> arrivals)
    {
        // A projection may have left the connection at less; a delivery that cannot be made durable is not accepted.
        _durable.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        var link = chain.Last;
        var receipts = new List<Receipt>(arrivals.Count);
        foreach (var arrival in arrivals)
            receipts.Add(Insert(arrival, ref link, transaction));
        chain.Write(link, transaction);
        transaction.Commit();
        chain.Last = link;
        return receipts;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _delivery.Dispose();
        _same.Dispose();
        _patch.Dispose();
        _use.Dispose();
        _durable.Dispose();
        _waited.Dispose();
    }

    private Receipt Insert(Arrival arrival, ref ChainEnd link, SqliteTransaction transaction)
    {
        var (facts, content) = (arrival.Facts, arrival.Content);
        var seer = content as DeliveryContent.Seer;
        var (outcome, reason) = content switch
        {
            DeliveryContent.Unreadable unreadable => (Outcome.Unreadable, unreadable.Reason),
            DeliveryContent.Seer => Verdict(seer!, facts, transaction),
            _ => (Outcome.Stored, null),
        };
        var known = new ArrivalFacts
        {
            ReceivedAt = arrival.ReceivedAt,
            SentAt = facts.SentAt,
            Integration = facts.Integration,
            Kind = facts.Kind,
            Installation = content.Installation,
            Resource = facts.Resource,
            Action = content.Action,
            RunId = seer?.Run.RunId.Value,
            GroupId = content.GroupId?.Value,
            RequestId = facts.RequestId,
            Size = arrival.Size,
            Outcome = outcome,
            Reason = reason,
            Headers = arrival.Headers,
        };
        var (id, factsHash) = (link.Sequence + 1, known.Hash());
        link = new(id, ChainLink.Of(link.Hash, id, factsHash, Convert.FromHexString(facts.BodyHash), arrival.BlobHash));
        _delivery.With(
            transaction, id, known.ReceivedAt.UtcTicks, known.SentAt.UtcTicks, known.Integration, known.Kind.ToString(), known.Installation,
            known.Resource, known.Action, known.RunId, known.GroupId, known.RequestId, known.Size, known.Outcome.ToString(), known.Reason, known.Headers,
            facts.BodyHash, factsHash, arrival.BlobHash, link.Hash, arrival.Read, arrival.Body).ExecuteNonQuery();
        foreach (var (patch, text) in arrival.Patches)
        {
            _patch.With(transaction, patch, text).ExecuteNonQuery();
            _use.With(transaction, id, patch).ExecuteNonQuery();
        }

        if (arrival.WaitedAs is { } waited)
            _waited.With(transaction, waited).ExecuteNonQuery();
        return new(id, outcome);
    }

    private (Outcome, string?) Verdict(DeliveryContent.Seer seer, DeliveryFacts facts, SqliteTransaction transaction)
    {
        List<SeerEvent> same = [];
        using var rows = _same.With(transaction, seer.Run.RunId.Value, seer.Run.Integration, seer.Run.Installation, facts.BodyHash).ExecuteReader();
        while (rows.Read())
        {
            if (StoredEvent.Read((byte[])rows[0]) is { } seen)
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
