using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Follows the log by sequence number, reading what each delivery said.</summary>
internal sealed class DeliveryLog(SqliteConnection connection)
{
    private readonly SqliteCommand _after = connection.Prepare(
        "SELECT Id, Integration, Installation, RunId, GroupId, Resource, Read FROM Deliveries WHERE Id > $cursor ORDER BY Id LIMIT $limit",
        "$cursor", "$limit");

    /// <summary>What came after <paramref name="cursor"/>, oldest first.</summary>
    public News After(long cursor, int limit)
    {
        var news = new News { UpTo = cursor };
        using var rows = _after.With(null, cursor, limit).ExecuteReader();
        while (rows.Read())
        {
            news.UpTo = rows.GetInt64(0);
            if (rows.IsDBNull(6))
                continue;
            var (integration, installation, read) = (rows.GetString(1), rows.GetString(2), (byte[])rows[6]);
            if (!rows.IsDBNull(3))
                news.Event(new(integration, installation, new(rows.GetInt64(3))), StoredEvent.Read(read));
            else if (!rows.IsDBNull(4))
                news.Fact(new(integration, new(rows.GetInt64(4))), JsonSerializer.Deserialize(read, RunsJson.Default.IssueFacts)!);
            else
                news.Organizations[(integration, installation)] = System.Text.Encoding.UTF8.GetString(read);
        }

        return news;
    }
}

/// <summary>What a stretch of the log said, by what it speaks of.</summary>
internal sealed class News
{
    /// <summary>Sequence number of the last delivery read.</summary>
    public long UpTo { get; set; }

    /// <summary>Seer events by run; null for one that this version cannot read.</summary>
    public Dictionary<RunKey, List<SeerEvent?>> Events { get; } = [];

    /// <summary>Facts by issue, merged.</summary>
    public Dictionary<IssueKey, IssueFacts> Facts { get; } = [];

    /// <summary>Organisations by integration and installation.</summary>
    public Dictionary<(string Integration, string Installation), string> Organizations { get; } = [];

    /// <summary>Adds one.</summary>
    public void Event(RunKey run, SeerEvent? seen)
    {
        if (!Events.TryGetValue(run, out var list))
            Events[run] = list = [];
        list.Add(seen);
    }

    /// <summary>Merges one.</summary>
    public void Fact(IssueKey issue, IssueFacts facts) =>
        Facts[issue] = Facts.TryGetValue(issue, out var known) ? known.Merge(facts) : facts;
}
