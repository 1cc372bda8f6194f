using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>A filter as the conditions of a query over <c>Deliveries</c>, but for looking into bodies.</summary>
internal sealed class DeliveryWhere
{
    private readonly List<string> _conditions = [];
    private readonly List<(string Name, object Value)> _values = [];

    /// <param name="filter">What is asked for.</param>
    /// <param name="bounds">Between which numbers, both included, it can be.</param>
    public DeliveryWhere(DeliveryFilter filter, (long First, long Last) bounds)
    {
        Add("Id >= $first AND Id <= $last", ("$first", bounds.First), ("$last", bounds.Last));
        // Said once more as it stands in the index's own condition: SQLite proves nothing from a parameter.
        if (filter.Outcome is { } outcome)
            Add(outcome == Outcome.Applied ? "Outcome = $outcome" : "Outcome = $outcome AND Outcome <> 'Applied'", ("$outcome", outcome.ToString()));
        if (filter.Resource is { } resource)
            Add(resource == "seer" ? "Resource = $resource" : "Resource = $resource AND Resource <> 'seer'", ("$resource", resource));
        if (filter.Action is { } action)
            Add("Action = $action", ("$action", action));
        if (filter.Run is { } run)
            Add("RunId = $run", ("$run", run.Value));
        if (filter.Issue is { } issue)
            Add("GroupId = $issue", ("$issue", issue.Value));
        // Its index is in the order of time, and would have to be sorted whole.
        if (filter.Integration is { } integration)
            Add("+Integration = $integration", ("$integration", integration));
        if (filter.Since is { } since)
            Add("ReceivedAt >= $since", ("$since", since.UtcTicks));
        if (filter.Until is { } until)
            Add("ReceivedAt < $until", ("$until", until.UtcTicks));
        if (filter is { Text.Length: > 0, InBodies: false })
            AddText(filter.Text);
    }

    /// <summary>Begins with WHERE.</summary>
    public override string ToString() => "WHERE " + string.Join(" AND ", _conditions);

    /// <summary>Gives the command the values.</summary>
    public void Bind(SqliteCommand command)
    {
        foreach (var (name, value) in _values)
            command.Parameters.AddWithValue(name, value);
    }

    private void AddText(string text)
    {
        const string Parts = "instr(lower(RequestId), $text) OR instr(lower(Action), $text) OR instr(lower(Reason), $text) OR instr(lower(Resource), $text)";
        if (long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number))
            Add($"({Parts} OR Id = $number OR RunId = $number OR GroupId = $number)", ("$text", text), ("$number", number));
        else
            Add($"({Parts})", ("$text", text.ToLowerInvariant()));
    }

    private void Add(string condition, params ReadOnlySpan<(string Name, object Value)> values)
    {
        _conditions.Add(condition);
        _values.AddRange(values);
    }
}
