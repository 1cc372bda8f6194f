using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Writes a run's row when something of it changed.</summary>
internal sealed class RunWriter(SqliteConnection connection)
{
    private static readonly string[] Columns =
    [
        "RunId", "Integration", "Installation", "GroupId", "Stage", "State", "QuietAt", "Level", "Project", "Repos", "Lines", "Text", "StartedAt",
        "UpdatedAt", "SupersededBy", "ClaimedBy", "IsSample", "RootCauseTook", "SolutionTook", "CodingTook", "PullRequestTook", "Version", "Delivered", "Summary",
    ];

    private readonly SqliteCommand _stored = connection.Prepare(
        "SELECT Delivered, Summary FROM Runs WHERE RunId = $run AND Integration = $integration AND Installation = $installation",
        "$run", "$integration", "$installation");

    private readonly SqliteCommand _write = connection.Prepare(
        $"""
        INSERT INTO Runs ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(column => "$" + column))})
        ON CONFLICT (RunId, Integration, Installation) DO UPDATE SET {string.Join(", ", Columns.Skip(3).Select(column => $"{column} = excluded.{column}"))}
        """,
        [.. Columns.Select(column => "$" + column)]);

    /// <summary>True, and the version is used, when the delivered state or the summary differs from what is stored.</summary>
    /// <param name="run">What was delivered.</param>
    /// <param name="summary">What is shown.</param>
    /// <param name="sample">It is one of the sample runs.</param>
    /// <param name="version">The next one.</param>
    /// <param name="transaction">That of the stretch.</param>
    /// <param name="before">The summary that was stored, as JSON; null when none was.</param>
    public bool Write(SeerRun run, RunSummary summary, bool sample, long version, SqliteTransaction transaction, out byte[]? before)
    {
        before = null;
        var delivered = JsonSerializer.SerializeToUtf8Bytes(run, RunsJson.Default.SeerRun);
        var composed = JsonSerializer.SerializeToUtf8Bytes(summary, RunsJson.Default.RunSummary);
        using (var stored = _stored.With(transaction, run.Key.RunId.Value, run.Key.Integration, run.Key.Installation).ExecuteReader())
        {
            if (stored.Read() && composed.AsSpan().SequenceEqual(before = (byte[])stored[1]) && delivered.AsSpan().SequenceEqual(Packed.Bytes((byte[])stored[0])))
                return false;
        }

        _write.With(
            transaction, run.Key.RunId.Value, run.Key.Integration, run.Key.Installation, summary.GroupId?.Value, summary.Stage.ToString(),
            summary.State.ToString(), summary.QuietAt?.UtcTicks, summary.Issue.Level, summary.Issue.Project, Between(summary.Repos),
            summary.Added + summary.Removed, Searchable(summary), summary.StartedAt.UtcTicks, summary.UpdatedAt.UtcTicks, summary.SupersededBy?.Value,
            summary.ClaimedBy, sample, Took(run, Stage.RootCause), Took(run, Stage.Solution), Took(run, Stage.Coding), Took(run, Stage.PullRequest),
            version, Packed.Of(delivered), composed).ExecuteNonQuery();
        return true;
    }

    /// <summary>Each name between line feeds, so that one is found exactly and whole.</summary>
    internal static string Between(IEnumerable<string> names) => string.Concat(names.Select(name => $"\n{name}\n"));

    private static string Searchable(RunSummary run) =>
        string.Join('\n', [run.Issue.Title, run.Issue.ShortId, run.Headline, run.RunId.ToString(), run.GroupId?.ToString(), .. run.Repos]).ToLowerInvariant();

    private static long? Took(SeerRun run, Stage stage) =>
        run.Step(stage) is { Status: StepStatus.Completed, StartedAt: { } from, CompletedAt: { } to } && to >= from ? (long)(to - from).TotalMilliseconds : null;
}
