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
        Add(filter.Repo, "instr(Repos, {0}) > 0", repo => $"\n{repo}\n");
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
        if (RunQuery.Lines(filter.Size) is var (from, to))
            Add(Number($"Lines BETWEEN {from} AND {to}"));
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

    private void Add(string? value, string condition, Func<string, string>? made = null)
    {
        if (value is not { Length: > 0 })
            return;
        Add(condition.Replace("{0}", Name(_values.Count), StringComparison.Ordinal));
        _values.Add(made is null ? value : made(value));
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
