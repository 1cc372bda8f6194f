using System.Text;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Rebuild;

namespace SeerDashboard.Store;

/// <summary>Reads kept bodies with this version's reader and stores what it says; the runs they touch are folded anew right after.</summary>
public sealed class Rereader(StoreJobs jobs, AuditLog audit, TimeProvider clock)
{
    /// <summary>One delivery, between others; false when there is none or it was erased.</summary>
    public async Task<bool> ApplyAsync(long delivery, CancellationToken cancel)
    {
        var (found, by) = (false, Actor.Current);
        by.Demand(AuditAction.DeliveryReapplied);
        await jobs.RunAsync((connection, projector) =>
        {
            if (Find(connection, delivery, null) is { } kept)
                found = Write(connection, projector, [new(kept, kept.ReadAgain())], transaction => audit.Write(connection, transaction, new(AuditAction.DeliveryReapplied, $"delivery {delivery}"), by)) > 0;
        }, cancel);
        return found;
    }

    /// <summary>Stores readings on the writer's thread and folds what they touch; how many were stored: none of what was erased meanwhile.</summary>
    /// <param name="connection">The one that writes.</param>
    /// <param name="projector">Folds.</param>
    /// <param name="readings">What is read anew.</param>
    /// <param name="stored">Called in the transaction when anything was.</param>
    internal int Write(SqliteConnection connection, Projector projector, IReadOnlyList<Reread> readings, Action<SqliteTransaction>? stored = null)
    {
        var written = 0;
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var (kept, reading) in readings)
                written += Write(connection, projector, kept, reading, transaction) ? 1 : 0;
            if (written > 0)
                stored?.Invoke(transaction);
            transaction.Commit();
        }

        projector.Step();
        return written;
    }

    /// <summary>The delivery with its body; null when there is none or it was erased.</summary>
    internal static KeptDelivery? Find(SqliteConnection connection, long delivery, SqliteTransaction? transaction)
    {
        using var select = connection.Prepare($"SELECT {KeptDelivery.Columns} FROM Deliveries WHERE Id = $id AND Body IS NOT NULL", "$id");
        using var rows = select.With(transaction, delivery).ExecuteReader();
        return rows.Read() ? KeptDelivery.From(rows) : null;
    }

    private bool Write(SqliteConnection connection, Projector projector, KeptDelivery kept, BodyReading reading, SqliteTransaction transaction)
    {
        var reach = Reach.Of(reading.Content);
        // What its arrival recorded is kept apart the first time that another reading takes its place: the hash chain covers it.
        using var update = connection.Prepare(
            """
            UPDATE Deliveries SET ArrivedAs = CASE WHEN $moved THEN COALESCE(ArrivedAs, $arrived) ELSE ArrivedAs END,
                Installation = $installation, Action = $action, RunId = $run, GroupId = $group, Read = $read, ReadAgainAt = $now
            WHERE Id = $id AND ErasedAt IS NULL
            """,
            "$moved", "$arrived", "$installation", "$action", "$run", "$group", "$read", "$now", "$id");
        if (update.With(transaction, reach != kept.Reach, kept.Reach.Json(), reach.Installation, reach.Action, reach.RunId, reach.GroupId, reading.Read is { } read ? Packed.Of(read) : null, clock.GetUtcNow().UtcTicks, kept.Id).ExecuteNonQuery() == 0)
            return false;
        Patches(connection, kept.Id, reading, transaction);
        Tell(connection, projector, kept, reading, transaction);
        return true;
    }

    private static void Patches(SqliteConnection connection, long id, BodyReading reading, SqliteTransaction transaction)
    {
        List<string> before = [];
        using var clear = connection.Prepare("DELETE FROM PatchUses WHERE DeliveryId = $id RETURNING PatchId", "$id");
        using (var rows = clear.With(transaction, id).ExecuteReader())
        {
            while (rows.Read())
                before.Add(rows.GetString(0));
        }

        using var patch = connection.Prepare("INSERT OR IGNORE INTO Patches (Id, Text) VALUES ($id, $text)", "$id", "$text");
        using var use = connection.Prepare("INSERT INTO PatchUses (DeliveryId, PatchId) VALUES ($delivery, $patch)", "$delivery", "$patch");
        foreach (var (hash, text) in reading.Patches)
        {
            patch.With(transaction, hash, Zstd.Pack(Encoding.UTF8.GetBytes(text))).ExecuteNonQuery();
            use.With(transaction, id, hash).ExecuteNonQuery();
        }

        // A text that nothing uses any more would be found by no erasure.
        using var unused = connection.Prepare("DELETE FROM Patches WHERE Id = $id AND NOT EXISTS (SELECT 1 FROM PatchUses WHERE PatchId = $id)", "$id");
        foreach (var hash in before)
            unused.With(transaction, hash).ExecuteNonQuery();
    }

    /// <summary>What follows from it: runs, an issue's facts, an organisation.</summary>
    private static void Tell(SqliteConnection connection, Projector projector, KeptDelivery kept, BodyReading reading, SqliteTransaction transaction)
    {
        foreach (var run in new[] { kept.Run, reading.Run }.OfType<RunKey>().Distinct())
        {
            RunRemoval.IfEmpty(connection, projector, run, transaction);
            projector.Refold([run]);
        }

        var facts = new IssueFactsAgain(connection, projector);
        if (kept.Run is null && kept.Issue is { } before && kept.Read is not null)
            facts.Write(before, transaction);
        if (reading.Content is DeliveryContent.IssueNews { Issue: var now } && now != kept.Issue)
            facts.Write(now, transaction);
        if (reading.Content is DeliveryContent.InstallationNews news)
        {
            connection.Prepare(
                "INSERT INTO Installations (Integration, Installation, Organization) VALUES ($integration, $installation, $slug) ON CONFLICT DO UPDATE SET Organization = excluded.Organization",
                "$integration", "$installation", "$slug").With(transaction, kept.Facts.Integration, news.Installation, news.Organization).ExecuteNonQuery();
            projector.Place(kept.Facts.Integration, news.Installation, news.Organization);
        }
    }
}
