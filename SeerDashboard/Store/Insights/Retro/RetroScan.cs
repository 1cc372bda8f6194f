using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Insights.Retro;

/// <summary>Reads the runs of a stretch of time in one pass over the columns of their rows; no summary is loaded.</summary>
/// <param name="connection">Reads.</param>
/// <param name="now">As of when.</param>
/// <param name="agesOutAfter"><c>Runs:ReviewAgesOutDays</c>.</param>
internal sealed class RetroScan(SqliteConnection connection, DateTimeOffset now, TimeSpan agesOutAfter)
{
    private static readonly Dictionary<string, Stage> Stages = Enum.GetValues<Stage>().ToDictionary(stage => stage.ToString(), StringComparer.Ordinal);

    private static readonly Dictionary<string, RunState> States = Enum.GetValues<RunState>().ToDictionary(state => state.ToString(), StringComparer.Ordinal);

    private readonly Dictionary<string, string[]> _repos = new(StringComparer.Ordinal);

    private HashSet<(string Integration, long Issue)> _resolved = [];

    /// <summary>Runs that started at or after <paramref name="since"/>.</summary>
    public List<RetroRun> Read(DateTimeOffset since, bool samples)
    {
        _resolved = Resolved();
        using var command = connection.Prepare(
            """
            SELECT r.Id, r.StartedAt, r.Repos, r.Stage, r.State, r.QuietAt, r.UpdatedAt, r.SupersededBy, r.Integration, r.GroupId,
                r.RootCauseTook, r.SolutionTook, r.CodingTook, r.PullRequestTook, h.State
            FROM Runs r LEFT JOIN Handlings h ON h.RunId = r.RunId AND h.Integration = r.Integration AND h.Installation = r.Installation
            WHERE r.StartedAt >= $since AND r.IsSample = $samples
            """,
            "$since", "$samples");
        using var rows = command.With(null, since.UtcTicks, samples).ExecuteReader();
        var runs = new List<RetroRun>();
        while (rows.Read())
            runs.Add(Run(rows));
        return runs;
    }

    private RetroRun Run(SqliteDataReader row)
    {
        var state = States.GetValueOrDefault(row.GetString(4), RunState.Waiting);
        if (state == RunState.Running && !row.IsDBNull(5) && row.GetInt64(5) <= now.UtcTicks)
            state = RunState.Quiet;
        var (outcome, by) = Outcome(row, state);
        return new()
        {
            Id = row.GetInt64(0),
            Week = Week.Of(row.GetInt64(1)),
            Repos = Repos(row.GetString(2)),
            Stage = Stages.GetValueOrDefault(row.GetString(3)),
            State = state,
            Outcome = outcome,
            By = by,
            Took = new(Took(row, 10), Took(row, 11), Took(row, 12), Took(row, 13)),
        };
    }

    /// <summary>As <see cref="Triage"/> has it, but that a merge says more than a mark, and that being replaced is an end too.</summary>
    private (RunOutcome Outcome, string? By) Outcome(SqliteDataReader row, RunState state)
    {
        if (state is RunState.Merged or RunState.Closed)
            return (state == RunState.Merged ? RunOutcome.Merged : RunOutcome.Closed, null);
        var updated = row.GetInt64(6);
        if (!row.IsDBNull(14) && JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(14), RunsJson.Default.Handling)?.Done is { } done && done.Over.UtcTicks >= updated)
            return (RunOutcome.MarkedDone, done.By);
        if (!row.IsDBNull(9) && _resolved.Contains((row.GetString(8), row.GetInt64(9))))
            return (RunOutcome.IssueResolved, null);
        if (state == RunState.NoChanges)
            return (RunOutcome.NoChanges, null);
        if (state == RunState.PullRequestOpened && updated + agesOutAfter.Ticks <= now.UtcTicks)
            return (RunOutcome.AgedOut, null);
        if (!row.IsDBNull(7))
            return (RunOutcome.Superseded, null);
        return (state is RunState.Running or RunState.Quiet or RunState.Waiting ? RunOutcome.Running : RunOutcome.Open, null);
    }

    /// <summary>Only facts that have the word in them are read.</summary>
    private HashSet<(string Integration, long Issue)> Resolved()
    {
        using var command = connection.Prepare("SELECT Integration, GroupId, Facts FROM Issues WHERE CAST(Facts AS TEXT) LIKE '%\"resolved\"%'");
        using var rows = command.ExecuteReader();
        var resolved = new HashSet<(string Integration, long Issue)>();
        while (rows.Read())
        {
            if (JsonSerializer.Deserialize(rows.GetFieldValue<byte[]>(2), RunsJson.Default.IssueFacts)?.Status?.Value is { } status && status.Equals("resolved", StringComparison.OrdinalIgnoreCase))
                resolved.Add((rows.GetString(0), rows.GetInt64(1)));
        }

        return resolved;
    }

    private string[] Repos(string between)
    {
        if (!_repos.TryGetValue(between, out var repos))
            _repos[between] = repos = between.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return repos;
    }

    private static long Took(SqliteDataReader row, int column) => row.IsDBNull(column) ? -1 : row.GetInt64(column);
}
