using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Insights;

/// <summary>How many runs are in each state; sample runs are left out.</summary>
public sealed class RunCounts(IDbContextFactory<SeerContext> store, TimeProvider clock)
{
    /// <summary>Of the runs that anything was heard of at or after <paramref name="since"/>; states without a run are left out.</summary>
    public async Task<IReadOnlyDictionary<RunState, long>> ReadAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var counted = await context.Runs.AsNoTracking().Where(run => !run.IsSample && run.UpdatedAt >= since)
            .GroupBy(run => new { run.State, Quiet = run.State == RunState.Running && run.QuietAt <= now })
            .Select(runs => new { runs.Key.State, runs.Key.Quiet, Count = runs.LongCount() }).ToListAsync(cancel);
        // Silence is no event: the clock alone makes a run quiet (STATE.md §5).
        return counted.ToDictionary(row => row.Quiet ? RunState.Quiet : row.State, row => row.Count);
    }
}
