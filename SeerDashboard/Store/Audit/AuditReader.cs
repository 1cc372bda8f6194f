using System.Globalization;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Audit;

/// <summary>Which rows of the log of actions.</summary>
public sealed record AuditFilter
{
    /// <summary>By whom; null: anybody.</summary>
    public string? Who { get; init; }

    /// <summary>What; null: anything.</summary>
    public AuditAction? Action { get; init; }

    /// <summary>With which run; null: with any, or none.</summary>
    public RunId? Run { get; init; }

    /// <summary>Not before.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Everything.</summary>
    public bool IsAll => this == new AuditFilter();
}

/// <summary>One page of the log of actions, the newest first.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Older">What to give as <c>before</c> for the next page; null when this is the last.</param>
/// <param name="Total">How many rows the filter finds in all.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, long? Older, long Total);

/// <summary>Reads the log of actions.</summary>
public sealed class AuditReader(ReadConnections store)
{
    internal const string Columns = "Sequence, At, Who, Role, Way, Origin, Action, Subject, RunId, Before, After, Link";

    /// <summary>A page of it.</summary>
    /// <param name="filter">Which rows.</param>
    /// <param name="before">Only rows with a smaller number; null for the newest.</param>
    /// <param name="limit">Most rows.</param>
    /// <param name="cancel">Ends it.</param>
    public Task<AuditPage> PageAsync(AuditFilter filter, long? before, int limit, CancellationToken cancel) => store.ReadAsync(connection => Page(connection, filter, before, limit), cancel);

    /// <summary>Names of those who did something, each once, by name.</summary>
    public Task<IReadOnlyList<string>> PeopleAsync(CancellationToken cancel) => store.ReadAsync<IReadOnlyList<string>>(connection =>
    {
        using var rows = connection.Prepare("SELECT DISTINCT Who FROM Actions ORDER BY Who COLLATE NOCASE LIMIT 500").ExecuteReader();
        var people = new List<string>();
        while (rows.Read())
            people.Add(rows.GetString(0));
        return people;
    }, cancel);

    private static AuditPage Page(SqliteConnection connection, AuditFilter filter, long? before, int limit)
    {
        using var count = Prepare(connection, "SELECT COUNT(*)", filter, before: null, "");
        using var select = Prepare(connection, $"SELECT {Columns}", filter, before, $"ORDER BY Sequence DESC LIMIT {(limit + 1).ToString(CultureInfo.InvariantCulture)}");
        List<AuditEntry> found = [.. Rows(select).Select(row => row.Entry)];
        var more = found.Count > limit;
        if (more)
            found.RemoveAt(limit);
        return new(found, more ? found[^1].Sequence : null, (long)count.ExecuteScalar()!);
    }

    /// <summary>All that a filter finds, oldest first, with their links; lazily, on a connection of their own.</summary>
    internal IEnumerable<(AuditEntry Entry, byte[] Link)> All(AuditFilter filter)
    {
        using var connection = store.Open();
        using var select = Prepare(connection, $"SELECT {Columns}", filter, before: null, "ORDER BY Sequence");
        foreach (var row in Rows(select))
            yield return row;
    }

    /// <summary>Rows of a command that selects <see cref="Columns"/>.</summary>
    internal static IEnumerable<(AuditEntry Entry, byte[] Link)> Rows(SqliteCommand select)
    {
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            var by = new Actor(rows.GetString(2), Text(rows, 3), Enum.TryParse<ActorWay>(rows.GetString(4), out var way) ? way : ActorWay.Server, Text(rows, 5));
            // A later version's action is one that this version does not know: its row is shown, and does not hold.
            var did = new Act(Enum.TryParse<AuditAction>(rows.GetString(6), out var action) ? action : (AuditAction)(-1), rows.GetString(7), Text(rows, 9), Text(rows, 10)) { Run = rows.IsDBNull(8) ? null : new(rows.GetInt64(8)) };
            yield return (new(rows.GetInt64(0), new(rows.GetInt64(1), TimeSpan.Zero), by, did), (byte[])rows[11]);
        }
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static SqliteCommand Prepare(SqliteConnection connection, string select, AuditFilter filter, long? before, string rest)
    {
        var command = connection.CreateCommand();
        List<string> where = [];
        Add("Who = $who COLLATE NOCASE", "$who", filter.Who);
        Add("Action = $action", "$action", filter.Action?.ToString());
        Add("RunId = $run", "$run", filter.Run?.Value);
        Add("At >= $since", "$since", filter.Since?.UtcTicks);
        Add("At < $until", "$until", filter.Until?.UtcTicks);
        Add("Sequence < $before", "$before", before);
        command.CommandText = $"{select} FROM Actions {(where.Count == 0 ? "" : $"WHERE {string.Join(" AND ", where)}")} {rest}";
        return command;

        void Add(string condition, string name, object? value)
        {
            if (value is null)
                return;
            where.Add(condition);
            command.Parameters.AddWithValue(name, value);
        }
    }
}
