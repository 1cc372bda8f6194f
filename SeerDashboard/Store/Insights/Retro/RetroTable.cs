using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace SeerDashboard.Store.Insights.Retro;

/// <summary>The retro as CSV for a spreadsheet: how many runs of each week, repository, step, state and end; no cell would be taken for a formula.</summary>
public static class RetroTable
{
    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { Injection = CsvInjection.Escape };

    private static readonly string[] Columns = ["week", "repository", "stage", "state", "outcome", "by", "runs"];

    /// <summary>Writes it, the oldest week first. A run stands under each of its repositories; of one whose repository is not known the cell is empty.</summary>
    public static async Task WriteAsync(RetroRuns runs, string? repo, Stream output, CancellationToken cancel)
    {
        var counted = runs.All.SelectMany(run => Names(run, repo), (run, name) => (run.Week, Repo: name, run.Stage, run.State, run.Outcome, run.By))
            .CountBy(one => one).OrderBy(one => one.Key.Week.Number).ThenBy(one => one.Key.Repo, StringComparer.Ordinal)
            .ThenBy(one => one.Key.Stage).ThenBy(one => one.Key.State).ThenBy(one => one.Key.Outcome).ThenBy(one => one.Key.By, StringComparer.Ordinal);
        await using var csv = CsvWriter.Create(output, Format, leaveOpen: true);
        csv.WriteHeader(Columns);
        foreach (var (row, count) in counted)
        {
            csv.WriteField(row.Week.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
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

    private static IEnumerable<string> Names(RetroRun run, string? repo) =>
        repo is not null ? run.Repos.Where(name => name == repo) : run.Repos.Count > 0 ? run.Repos : [""];

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
