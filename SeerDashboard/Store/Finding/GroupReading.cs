using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Finding;

/// <summary>Pages of one group of the desk. No column says the group, since it depends on the clock and on people: rows are read in stretches, and looked at one by one.</summary>
internal static class GroupReading
{
    private const int Stretch = 500;

    /// <summary>One page; what is beyond it is counted up to <see cref="RunSearch.MostCounted"/>.</summary>
    public static async Task<RunPage> PageAsync(SeerContext context, RunFilter filter, DateTimeOffset now, CancellationToken cancel)
    {
        var (limit, started) = (Math.Clamp(filter.Limit, 1, 200), filter.Sort == RunSort.Started);
        var (items, total, next, cursor) = (new List<RunSummary>(), 0, (string?)null, filter.Cursor);
        while (true)
        {
            var rows = await context.Matching(filter, now).After(filter with { Cursor = cursor }).Take(Stretch)
                .Select(run => new { run.Id, run.UpdatedAt, run.StartedAt, run.Version, run.Summary }).ToListAsync(cancel);
            foreach (var row in rows)
            {
                var run = RunReader.Summary(row.Summary, row.Version);
                if (Triage.Of(run, now).Group == filter.Group)
                {
                    total++;
                    if (items.Count == limit)
                        next ??= cursor;
                    else
                        items.Add(run.At(now));
                }

                cursor = PageCursor.Write(started ? row.StartedAt : row.UpdatedAt, row.Id);
                if (total > RunSearch.MostCounted)
                    return new(items, next, RunSearch.MostCounted) { More = true };
            }

            if (rows.Count < Stretch)
                return new(items, next, total);
        }
    }
}
