using System.Globalization;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Finding;

/// <summary>A filter's conditions on a single row, for rows that a search names one by one.</summary>
internal sealed class RowConditions
{
    private readonly List<string> _conditions = [];
    private readonly List<object> _values = [];

    /// <summary>What <see cref="RunQuery"/> says of many rows; text and path are the search's own.</summary>
    public RowConditions(RunFilter filter, DateTimeOffset now)
    {
        if (filter.States.Count > 0)
            Add(string.Join(" OR ", filter.States.Select(state => State(state, now))));
        if (filter.Stages.Count > 0)
            Add($"Stage IN ({string.Join(", ", filter.Stages.Select(stage => $"'{stage}'"))})");
        Add(AnyOf.These(filter.Repo.Values.Select(repo => $"\n{repo}\n")), "instr(Repos, {0}) > 0");
        Add(filter.Project, "Project = {0}");
        Add(filter.Integration, "Integration = {0}");
        Add(filter.Level, "Level = {0}");
        Add(filter.Person, "ClaimedBy = {0} COLLATE NOCASE");
        Add(filter.Risk, "EXISTS (SELECT 1 FROM json_each(CAST(Summary AS TEXT), '$.risk') WHERE value = {0})");
        if (filter.Unclaimed)
            Add("ClaimedBy IS NULL");
        if (filter.Issue is { } issue)
            Add(Number($"GroupId = {issue.Value}"));
        if (filter.Since is { } since)
            Add(Number($"UpdatedAt >= {since.UtcTicks}"));
        if (!filter.Size.IsEmpty)
            Add(string.Join(" OR ", filter.Size.Values.Select(RunQuery.Lines).Select(lines => Number($"Lines BETWEEN {lines.From} AND {lines.To}"))));
        if (filter.Group is { } group && RunQuery.StatesOf(group) is { Count: > 0 } states)
            Add(string.Join(" OR ", states.Select(state => State(state, now))));
    }

    /// <summary>It narrows.</summary>
    public bool Any => _conditions.Count > 0;

    /// <summary>A command that reads these columns of the row <c>$id</c>, when it is one.</summary>
    public SqliteCommand Prepare(SqliteConnection connection, string columns)
    {
        var command = connection.Prepare($"SELECT {columns} FROM Runs WHERE Id = $id{string.Concat(_conditions.Select(condition => $" AND ({condition})"))}", "$id");
        for (var at = 0; at < _values.Count; at++)
            command.Parameters.AddWithValue(Name(at), _values[at]);
        return command;
    }

    /// <summary>One of the values does.</summary>
    private void Add(AnyOf<string> values, string condition)
    {
        if (values.IsEmpty)
            return;
        Add(string.Join(" OR ", values.Values.Select((_, at) => condition.Replace("{0}", Name(_values.Count + at), StringComparison.Ordinal))));
        _values.AddRange(values.Values);
    }

    private void Add(string condition) => _conditions.Add(condition);

    private static string State(RunState state, DateTimeOffset now) => state switch
    {
        RunState.Running => Number($"State = 'Running' AND (QuietAt IS NULL OR QuietAt > {now.UtcTicks})"),
        RunState.Quiet => Number($"State = 'Running' AND QuietAt <= {now.UtcTicks}"),
        _ => $"State = '{state}'",
    };

    private static string Name(int at) => Number($"$v{at}");

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
