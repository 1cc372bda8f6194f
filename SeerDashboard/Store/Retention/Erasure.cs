using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store.Retention;

/// <summary>The statements of one erasure, within one transaction.</summary>
internal sealed class Erasure(SqliteConnection connection, SqliteTransaction transaction, DateTimeOffset now)
{
    private readonly HashSet<IssueKey> _issues = [];

    private readonly HashSet<RunKey> _runs = [];

    private readonly HashSet<string> _patches = [];

    private readonly SqliteCommand _ofRun = connection.Prepare(
        """
        SELECT Id FROM Deliveries WHERE RunId = $run AND Integration = $integration AND Installation = $installation
            AND NOT EXISTS (SELECT 1 FROM Deliveries WHERE RunId = $run AND Integration = $integration AND Installation = $installation AND +ReceivedAt >= $before)
        """,
        "$run", "$integration", "$installation", "$before");

    private readonly SqliteCommand _of = connection.Prepare("SELECT Integration, GroupId, Installation, RunId FROM Deliveries WHERE Id = $id", "$id");

    private readonly SqliteCommand _uses = connection.Prepare("DELETE FROM PatchUses WHERE DeliveryId = $id RETURNING PatchId", "$id");

    private readonly SqliteCommand _delivery = connection.Prepare(
        $"""
        UPDATE Deliveries SET Installation = '', Resource = '', Action = NULL, RunId = NULL, GroupId = NULL, RequestId = '', Reason = NULL, Headers = NULL,
            ArrivedAs = NULL, Read = NULL, Body = NULL, ErasedAt = $now, ErasedHash = {ErasedMark.Now} WHERE Id = $id AND ErasedAt IS NULL
        """,
        "$now", "$id");

    private readonly SqliteCommand _answer = connection.Prepare("DELETE FROM Answers WHERE DeliveryId = $id", "$id");

    // The sample that one could look at is gone, and nothing newer had it.
    private readonly SqliteCommand _drift = connection.Prepare("DELETE FROM Drift WHERE LastDelivery = $id", "$id");

    private readonly SqliteCommand _patch = connection.Prepare("DELETE FROM Patches WHERE Id = $id AND NOT EXISTS (SELECT 1 FROM PatchUses WHERE PatchId = $id)", "$id");

    private readonly SqliteCommand _facts = connection.Prepare(
        "DELETE FROM Issues WHERE Integration = $integration AND GroupId = $group AND NOT EXISTS (SELECT 1 FROM Deliveries WHERE GroupId = $group AND Integration = $integration)", "$integration", "$group");

    /// <summary>The runs whose deliveries were erased.</summary>
    public IReadOnlyCollection<RunKey> Runs => _runs;

    /// <summary>The deliveries of a run; none when one of them came at <paramref name="before"/> or later.</summary>
    public List<long> Of(RunKey run, DateTimeOffset before)
    {
        var found = new List<long>();
        using var rows = _ofRun.With(transaction, run.RunId.Value, run.Integration, run.Installation, before.UtcTicks).ExecuteReader();
        while (rows.Read())
            found.Add(rows.GetInt64(0));
        return found;
    }

    /// <summary>Erases one.</summary>
    public void Erase(long delivery)
    {
        using (var rows = _of.With(transaction, delivery).ExecuteReader())
        {
            var found = rows.Read();
            if (found && !rows.IsDBNull(1))
                _issues.Add(new(rows.GetString(0), new(rows.GetInt64(1))));
            if (found && !rows.IsDBNull(3))
                _runs.Add(new(rows.GetString(0), rows.GetString(2), new(rows.GetInt64(3))));
        }

        using (var rows = _uses.With(transaction, delivery).ExecuteReader())
        {
            while (rows.Read())
                _patches.Add(rows.GetString(0));
        }

        _delivery.With(transaction, now.UtcTicks, delivery).ExecuteNonQuery();
        _answer.With(transaction, delivery).ExecuteNonQuery();
        _drift.With(transaction, delivery).ExecuteNonQuery();
    }

    /// <summary>Takes away what nothing uses any more.</summary>
    public void Finish()
    {
        foreach (var patch in _patches)
            _patch.With(transaction, patch).ExecuteNonQuery();
        foreach (var issue in _issues)
            _facts.With(transaction, issue.Integration, issue.GroupId.Value).ExecuteNonQuery();
    }
}
