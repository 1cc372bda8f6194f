using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Insights.Retro;

/// <summary>Lists the runs that a number of the retro counts.</summary>
public sealed class RetroList(RetroReader retro, IDbContextFactory<SeerContext> store, TimeProvider clock)
{
    /// <summary>So many on a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page of them, the newest first, with how many there are; <paramref name="page"/> counts from 1.</summary>
    public async Task<(IReadOnlyList<RunSummary> Items, int Total)> ReadAsync(DateTimeOffset since, bool samples, RetroPick pick, int page, CancellationToken cancel)
    {
        var runs = await retro.ReadAsync(since, samples, cancel);
        var picked = runs.All.Where(run => pick.Takes(run)).OrderByDescending(run => run.Week.Number).ThenByDescending(run => run.Id).Select(run => run.Id).ToList();
        long[] wanted = [.. picked.Skip((page - 1) * PageSize).Take(PageSize)];
        await using var context = await store.CreateDbContextAsync(cancel);
        // Some may have been erased meanwhile.
        var rows = await context.Runs.AsNoTracking().Where(run => wanted.Contains(run.Id)).Select(run => new { run.Id, run.Version, run.Summary }).ToDictionaryAsync(row => row.Id, cancel);
        var now = clock.GetUtcNow();
        return ([.. wanted.Where(rows.ContainsKey).Select(id => Summary(rows[id].Summary, rows[id].Version).At(now))], picked.Count);
    }

    private static RunSummary Summary(byte[] json, long version) => JsonSerializer.Deserialize(json, RunsJson.Default.RunSummary)! with { Version = version };
}
