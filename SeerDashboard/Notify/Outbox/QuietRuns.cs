using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Notify.Outbox;

/// <summary>Runs that have gone quiet: no delivery says so, time does.</summary>
public sealed class QuietRuns(IDbContextFactory<SeerContext> store)
{
    /// <summary>Those whose word is due since <paramref name="since"/>, with all that was delivered.</summary>
    public async Task<IReadOnlyList<(RunSummary Run, SeerRun Delivered)>> BetweenAsync(DateTimeOffset since, DateTimeOffset now, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = await context.Runs.AsNoTracking()
            .Where(row => row.State == RunState.Running && row.QuietAt > since && row.QuietAt <= now && !row.IsSample && row.SupersededBy == null)
            .Select(row => new { row.Summary, row.Version, row.Delivered }).ToListAsync(cancel);
        return
        [
            .. rows.Select(row => (
                JsonSerializer.Deserialize(row.Summary, RunsJson.Default.RunSummary)! with { Version = row.Version },
                JsonSerializer.Deserialize(Packed.Bytes(row.Delivered), RunsJson.Default.SeerRun)!)),
        ];
    }
}
