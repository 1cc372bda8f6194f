using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Insights.Retro;

/// <summary>Lists the runs that a number of the retro counts.</summary>
public sealed class RetroList(RetroReader retro, IDbContextFactory<SeerContext> store, TimeProvider clock)
{
    /// <summary>So many on a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page of them with how many there are: the newest first, or by a step's time the slowest. <paramref name="page"/> counts from 1.</summary>
    public async Task<(IReadOnlyList<RetroItem> Items, int Total)> ReadAsync(DateTimeOffset since, bool samples, RetroPick pick, int page, CancellationToken cancel)
    {
        var runs = await retro.ReadAsync(since, samples, cancel);
        var picked = runs.All.Where(run => pick.Takes(run)).Select(run => (run.Id, run.Week, Took: pick.Step is { } step ? run.Took.Of(step) : -1))
            .OrderByDescending(run => run.Took).ThenByDescending(run => run.Week.Number).ThenByDescending(run => run.Id).ToList();
        var shown = picked.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        long[] wanted = [.. shown.Select(run => run.Id)];
        await using var context = await store.CreateDbContextAsync(cancel);
        // Some may have been erased meanwhile.
        var rows = await context.Runs.AsNoTracking().Where(run => wanted.Contains(run.Id)).Select(run => new { run.Id, run.Version, run.Summary }).ToDictionaryAsync(row => row.Id, cancel);
        var now = clock.GetUtcNow();
        return ([.. shown.Where(run => rows.ContainsKey(run.Id)).Select(run => new RetroItem(Summary(rows[run.Id].Summary, rows[run.Id].Version).At(now), run.Took < 0 ? null : TimeSpan.FromMilliseconds(run.Took)))], picked.Count);
    }

    private static RunSummary Summary(byte[] json, long version) => JsonSerializer.Deserialize(json, RunsJson.Default.RunSummary)! with { Version = version };
}

/// <summary>A run of a list.</summary>
/// <param name="Run">The run, with the clock in its state.</param>
/// <param name="Took">How long its step took; null unless the list is of a step's times.</param>
public sealed record RetroItem(RunSummary Run, TimeSpan? Took);
