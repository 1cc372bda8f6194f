using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Runs as a file, whatever their number: read page by page, so that nothing of the store is held while somebody reads slowly.</summary>
public sealed class RunExport(RunReader runs, IDbContextFactory<SeerContext> store, TimeProvider clock)
{
    private const int PageSize = 500;

    private static readonly string[] Columns =
    [
        "runId", "integration", "installation", "groupId", "issue", "title", "project", "level", "stage", "state", "headline", "repos", "files", "added", "removed", "risk", "pullRequests",
        "claimedBy", "verdict", "startedAt", "updatedAt",
    ];

    /// <summary>JSON Lines: a summary each, as <c>GET /api/runs</c> writes it; the newest run first.</summary>
    public async Task LinesAsync(RunFilter filter, Stream output, CancellationToken cancel)
    {
        await foreach (var run in AllAsync(filter, cancel))
        {
            await JsonSerializer.SerializeAsync(output, run, RunsJson.Default.RunSummary, cancel);
            await output.WriteAsync("\n"u8.ToArray(), cancel);
        }
    }

    /// <summary>CSV for a spreadsheet: no cell that would be taken for a formula. Several values of one cell are apart by a blank.</summary>
    public async Task TableAsync(RunFilter filter, Stream output, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(output, Spreadsheet.Format, leaveOpen: true);
        csv.WriteHeader(Columns);
        await foreach (var run in AllAsync(filter, cancel))
        {
            csv.WriteField(run.RunId.Value, default, CultureInfo.InvariantCulture);
            csv.WriteField(run.Integration);
            csv.WriteField(run.Installation);
            csv.WriteField(run.GroupId?.Value);
            csv.WriteField(run.Issue.ShortId);
            csv.WriteField(run.Issue.Title);
            csv.WriteField(run.Issue.Project);
            csv.WriteField(run.Issue.Level);
            csv.WriteField(EnumWord.Of(run.Stage));
            csv.WriteField(EnumWord.Of(run.State));
            csv.WriteField(run.Headline);
            csv.WriteField(string.Join(' ', run.Repos));
            csv.WriteField(run.Files, default, CultureInfo.InvariantCulture);
            csv.WriteField(run.Added, default, CultureInfo.InvariantCulture);
            csv.WriteField(run.Removed, default, CultureInfo.InvariantCulture);
            csv.WriteField(string.Join(' ', run.Risk));
            csv.WriteField(string.Join(' ', run.PullRequests.Select(one => one.Url ?? $"{one.Repo}#{one.Number}")));
            csv.WriteField(run.ClaimedBy);
            csv.WriteField(run.Verdict);
            csv.WriteField(run.StartedAt.UtcDateTime);
            csv.WriteField(run.UpdatedAt.UtcDateTime);
            await csv.EndRecordAsync(cancel);
        }

        await csv.FlushAsync(cancel);
    }

    /// <summary>In the order of their beginnings, which never changes: a run that moves on meanwhile is there once. A search comes in its own order.</summary>
    private async IAsyncEnumerable<RunSummary> AllAsync(RunFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        filter = filter with { Cursor = null };
        if (filter.Searches || filter.Group is not null)
        {
            var next = filter with { Limit = 200, Sort = filter.Searches ? filter.Sort : RunSort.Started };
            while (true)
            {
                var page = await runs.ListAsync(next, cancel);
                foreach (var run in page.Items)
                    yield return run;
                if (page.Next is null)
                    yield break;
                next = next with { Cursor = page.Next };
            }
        }

        var part = filter with { Sort = RunSort.Started };
        while (true)
        {
            var (items, cursor) = await PageAsync(part, cancel);
            foreach (var run in items)
                yield return run;
            if (cursor is null)
                yield break;
            part = part with { Cursor = cursor };
        }
    }

    private async Task<(IReadOnlyList<RunSummary> Items, string? Next)> PageAsync(RunFilter filter, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = await context.Matching(filter, now).After(filter).Take(PageSize).Select(run => new { run.Id, run.StartedAt, run.Version, run.Summary }).ToListAsync(cancel);
        return ([.. rows.Select(row => RunReader.Summary(row.Summary, row.Version).At(now))], rows.Count < PageSize ? null : PageCursor.Write(rows[^1].StartedAt, rows[^1].Id));
    }
}
