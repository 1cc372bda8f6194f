using System.Globalization;
using CsvHelper;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Insights.Retro;

/// <summary>The retro as CSV for a spreadsheet: how many runs of each week, repository, step, state and end, and how long steps took; no cell would be taken for a formula.</summary>
public static class RetroTable
{
    private static readonly string[] Columns = ["week", "repository", "stage", "state", "outcome", "by", "runs"];

    private static readonly string[] StepColumns = ["week", "repository", "stage", "measured", "medianSeconds", "p95Seconds"];

    private const string All = "all";

    /// <summary>Writes it, the oldest week first. A run stands under each of its repositories; of one whose repository is not known the cell is empty.</summary>
    public static async Task WriteAsync(RetroRuns runs, string? repo, Stream output, CancellationToken cancel)
    {
        var counted = runs.All.SelectMany(run => Names(run, repo), (run, name) => (run.Week, Repo: name, run.Stage, run.State, run.Outcome, run.By))
            .CountBy(one => one).OrderBy(one => one.Key.Week.Number).ThenBy(one => one.Key.Repo, StringComparer.Ordinal)
            .ThenBy(one => one.Key.Stage).ThenBy(one => one.Key.State).ThenBy(one => one.Key.Outcome).ThenBy(one => one.Key.By, StringComparer.Ordinal);
        await using var csv = CsvWriter.Create(output, Spreadsheet.Format, leaveOpen: true);
        csv.WriteHeader(Columns);
        foreach (var (row, count) in counted)
        {
            csv.WriteField(Monday(row.Week));
            csv.WriteField(row.Repo);
            csv.WriteField(Word(row.Stage));
            csv.WriteField(Word(row.State));
            csv.WriteField(Word(row.Outcome));
            csv.WriteField(row.By);
            csv.WriteField(count, default, CultureInfo.InvariantCulture);
            await csv.EndRecordAsync(cancel);
        }

        await csv.FlushAsync(cancel);
    }

    /// <summary>
    /// Writes how long steps took, in seconds: first in all that is asked for, then by week and repository, the oldest week first.
    /// A run stands under each of its repositories; of one whose repository is not known the cell is empty.
    /// </summary>
    public static async Task WriteStepsAsync(RetroRuns runs, string? repo, Stream output, CancellationToken cancel)
    {
        var named = runs.All.SelectMany(run => Names(run, repo), (run, name) => (Repo: name, Run: run)).ToList();
        IEnumerable<(string Week, string Repo, IReadOnlyCollection<RetroRun> Runs)> rows =
        [
            (All, repo ?? All, [.. named.Select(one => one.Run).DistinctBy(run => run.Id)]),
            .. named.GroupBy(one => (one.Run.Week, one.Repo)).OrderBy(group => group.Key.Week.Number).ThenBy(group => group.Key.Repo, StringComparer.Ordinal)
                .Select(group => (Monday(group.Key.Week), group.Key.Repo, (IReadOnlyCollection<RetroRun>)[.. group.Select(one => one.Run)])),
        ];
        await using var csv = CsvWriter.Create(output, Spreadsheet.Format, leaveOpen: true);
        csv.WriteHeader(StepColumns);
        foreach (var (week, name, some) in rows)
        {
            foreach (var (stage, time) in RetroSummary.Times(some).OrderBy(one => one.Key))
            {
                csv.WriteField(week);
                csv.WriteField(name);
                csv.WriteField(Word(stage));
                csv.WriteField(time.Count, default, CultureInfo.InvariantCulture);
                csv.WriteField(time.Median.TotalSeconds, "0.###", CultureInfo.InvariantCulture);
                csv.WriteField(time.P95.TotalSeconds, "0.###", CultureInfo.InvariantCulture);
                await csv.EndRecordAsync(cancel);
            }
        }

        await csv.FlushAsync(cancel);
    }

    private static string Monday(Week week) => week.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Names(RetroRun run, string? repo) =>
        repo is not null ? run.Repos.Where(name => name == repo) : run.Repos.Count > 0 ? run.Repos : [""];

    private static string Word<T>(T value)
        where T : struct, Enum => EnumWord.Of(value);
}
