using Microsoft.Data.Sqlite;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store;

/// <summary>Inserts deliveries with their patches into the transaction that is open.</summary>
internal sealed class DeliveryInsert(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _delivery = connection.Prepare(
        """
        INSERT INTO Deliveries (Id, ReceivedAt, SentAt, Integration, Kind, Installation, Resource, Action, RunId, GroupId, RequestId, Size, Outcome, Reason, Headers, BodyHash, FactsHash, BlobHash, Link, ArrivedAs, Read, Body)
        VALUES ($id, $received, $sent, $integration, $kind, $installation, $resource, $action, $run, $group, $request, $size, $outcome, $reason, $headers, $hash, $facts, $blob, $link, $arrived, $read, $body)
        """,
        "$id", "$received", "$sent", "$integration", "$kind", "$installation", "$resource", "$action", "$run", "$group", "$request", "$size", "$outcome", "$reason", "$headers", "$hash", "$facts", "$blob", "$link", "$arrived", "$read", "$body");

    // One that was erased here stays erased.
    private readonly SqliteCommand _there = connection.Prepare(
        "SELECT Id FROM Deliveries WHERE Integration = $integration AND ReceivedAt = $received AND BodyHash = $hash AND (RequestId = $request OR ErasedAt IS NOT NULL)",
        "$integration", "$received", "$hash", "$request");

    private readonly SqliteCommand _patch = connection.Prepare("INSERT OR IGNORE INTO Patches (Id, Text) VALUES ($id, $text)", "$id", "$text");

    private readonly SqliteCommand _use = connection.Prepare(
        "INSERT INTO PatchUses (DeliveryId, PatchId) VALUES ($delivery, $patch)", "$delivery", "$patch");

    private readonly SqliteCommand _waited = connection.Prepare("DELETE FROM Quarantine WHERE Id = $id", "$id");

    private readonly SqliteCommand _integration = connection.Prepare("SELECT 1 FROM Integrations WHERE Name = $name", "$name");

    private readonly ArrivalVerdict _verdict = new(connection);

    /// <summary>
    /// Adds it after <paramref name="end"/>, which moves on. Null when it has no place in the log any more: a sample whose integration was
    /// removed meanwhile, or one from the quarantine that an earlier try brought in after its answer.
    /// </summary>
    public Receipt? Insert(Arrival arrival, ref ChainEnd end)
    {
        if (arrival.IsSample && _integration.With(null, arrival.Facts.Integration).ExecuteScalar() is null)
            return null;
        if (arrival.WaitedAs is { } waited && _waited.With(null, waited).ExecuteNonQuery() == 0)
            return null;
        if (arrival.Imported is { } imported && _there.With(null, imported.Integration, imported.ReceivedAt.UtcTicks, arrival.Facts.BodyHash, imported.RequestId).ExecuteScalar() is long there)
        {
            arrival.WasThere = !arrival.WasInserted;
            return new(there, imported.Outcome);
        }

        var (facts, content, run) = (arrival.Facts, arrival.Content, (arrival.Content as DeliveryContent.Seer)?.Run.RunId.Value);
        var (outcome, reason) = arrival.Imported is null ? _verdict.Of(arrival) : (arrival.Imported.Outcome, arrival.Imported.Reason);
        var known = arrival.Imported ?? new ArrivalFacts
        {
            ReceivedAt = arrival.ReceivedAt,
            SentAt = facts.SentAt,
            Integration = facts.Integration,
            Kind = facts.Kind,
            Installation = content.Installation,
            Resource = facts.Resource,
            Action = content.Action,
            RunId = run,
            GroupId = content.GroupId?.Value,
            RequestId = facts.RequestId,
            Size = arrival.Size,
            Outcome = outcome,
            Reason = reason,
            Headers = arrival.Headers,
        };
        var (id, factsHash) = (end.Sequence + 1, known.Hash());
        end = new(id, ChainLink.Of(end.Hash, id, factsHash, Convert.FromHexString(facts.BodyHash), arrival.BlobHash));
        _delivery.With(
            null, id, known.ReceivedAt.UtcTicks, known.SentAt.UtcTicks, known.Integration, known.Kind.ToString(), content.Installation,
            known.Resource, content.Action, run, content.GroupId?.Value, known.RequestId, known.Size, known.Outcome.ToString(), known.Reason, known.Headers,
            facts.BodyHash, factsHash, arrival.BlobHash, end.Hash, ArrivedAs(known, content), arrival.Read, arrival.Body).ExecuteNonQuery();
        foreach (var (patch, text) in arrival.Patches)
        {
            _patch.With(null, patch, text).ExecuteNonQuery();
            _use.With(null, id, patch).ExecuteNonQuery();
        }

        arrival.WasInserted = true;
        return new(id, outcome);
    }

    /// <summary>What was recorded of an imported delivery, where this version reads its body otherwise; null where they agree.</summary>
    private static string? ArrivedAs(ArrivalFacts known, DeliveryContent content) =>
        new Reach(known.Installation, known.Action, known.RunId, known.GroupId) is var reach && reach != Reach.Of(content) ? reach.Json() : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_delivery, _there, _patch, _use, _waited, _integration])
            command.Dispose();
        _verdict.Dispose();
    }
}
