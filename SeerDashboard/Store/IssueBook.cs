using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>What is known of issues and installations, and which runs belong to an issue.</summary>
internal sealed class IssueBook(SqliteConnection connection)
{
    private readonly SqliteCommand _facts = connection.Prepare(
        "SELECT Facts FROM Issues WHERE Integration = $integration AND GroupId = $group", "$integration", "$group");

    private readonly SqliteCommand _write = connection.Prepare(
        "INSERT INTO Issues (Integration, GroupId, Facts) VALUES ($integration, $group, $facts) ON CONFLICT DO UPDATE SET Facts = excluded.Facts",
        "$integration", "$group", "$facts");

    private readonly SqliteCommand _runs = connection.Prepare(
        "SELECT Installation, RunId, StartedAt, SupersededBy FROM Runs WHERE Integration = $integration AND GroupId = $group",
        "$integration", "$group");

    private readonly SqliteCommand _ofRun = connection.Prepare(
        "SELECT GroupId FROM Runs WHERE RunId = $run AND Integration = $integration AND Installation = $installation", "$run", "$integration", "$installation");

    private readonly SqliteCommand _runsOfIntegration = connection.Prepare(
        "SELECT Installation, RunId FROM Runs WHERE Integration = $integration", "$integration");

    private readonly SqliteCommand _organization = connection.Prepare(
        "INSERT INTO Installations (Integration, Installation, Organization) VALUES ($integration, $installation, $slug) ON CONFLICT DO UPDATE SET Organization = excluded.Organization",
        "$integration", "$installation", "$slug");

    /// <summary>What is known; null while nothing is.</summary>
    public IssueFacts? Find(IssueKey issue, SqliteTransaction transaction) =>
        _facts.With(transaction, issue.Integration, issue.GroupId.Value).ExecuteScalar() is byte[] facts
            ? StoredEvent.Facts(facts)
            : null;

    /// <summary>Joins what is known and what was said now.</summary>
    public void Merge(IssueKey issue, IssueFacts facts, SqliteTransaction transaction)
    {
        var merged = Find(issue, transaction)?.Merge(facts) ?? facts;
        _write.With(transaction, issue.Integration, issue.GroupId.Value, JsonSerializer.SerializeToUtf8Bytes(merged, RunsJson.Default.IssueFacts)).ExecuteNonQuery();
    }

    /// <summary>Remembers which organisation an installation belongs to.</summary>
    public void Place(string integration, string installation, string organization, SqliteTransaction transaction) =>
        _organization.With(transaction, integration, installation, organization).ExecuteNonQuery();

    /// <summary>The runs of an issue as they are stored.</summary>
    public List<Sibling> Runs(IssueKey issue, SqliteTransaction transaction)
    {
        var siblings = new List<Sibling>();
        using var rows = _runs.With(transaction, issue.Integration, issue.GroupId.Value).ExecuteReader();
        while (rows.Read())
            siblings.Add(new(new(issue.Integration, rows.GetString(0), new(rows.GetInt64(1))), rows.GetInt64(2), rows.IsDBNull(3) ? null : new RunId(rows.GetInt64(3))));
        return siblings;
    }

    /// <summary>The issue that a run is stored under; null when there is none.</summary>
    public GroupId? StoredOf(RunKey run, SqliteTransaction transaction) =>
        _ofRun.With(transaction, run.RunId.Value, run.Integration, run.Installation).ExecuteScalar() is long group ? new(group) : null;

    /// <summary>All runs of an integration.</summary>
    public List<RunKey> Runs(string integration, SqliteTransaction transaction)
    {
        var runs = new List<RunKey>();
        using var rows = _runsOfIntegration.With(transaction, integration).ExecuteReader();
        while (rows.Read())
            runs.Add(new(integration, rows.GetString(0), new(rows.GetInt64(1))));
        return runs;
    }
}

/// <summary>A run of the same issue.</summary>
/// <param name="Key">Which.</param>
/// <param name="StartedTicks">When its first delivery was sent, in UTC ticks.</param>
/// <param name="SupersededBy">As stored.</param>
internal sealed record Sibling(RunKey Key, long StartedTicks, RunId? SupersededBy);
