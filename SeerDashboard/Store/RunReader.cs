using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;
using SeerDashboard.Store.Finding;
using SeerDashboard.Store.Tables;

namespace SeerDashboard.Store;

/// <summary>Reads runs. States are as of now.</summary>
public sealed class RunReader(IDbContextFactory<SeerContext> store, TimeProvider clock)
{
    /// <summary>One page of runs.</summary>
    /// <exception cref="FormatException">The cursor is none that this store gave.</exception>
    public async Task<RunPage> ListAsync(RunFilter filter, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var context = await store.CreateDbContextAsync(cancel);
        if (filter.Searches)
            return await SearchAsync(context, filter, now, cancel);
        if (filter.Group is not null)
            return await GroupReading.PageAsync(context, filter, now, cancel);
        var wanted = context.Matching(filter, now);
        var total = await wanted.CountAsync(cancel);
        var limit = Math.Clamp(filter.Limit, 1, 200);
        var rows = await wanted.After(filter).Take(limit + 1)
            .Select(run => new { run.Id, run.UpdatedAt, run.StartedAt, run.Version, run.Summary }).ToListAsync(cancel);
        var next = rows.Count > limit ? PageCursor.Write(filter.Sort == RunSort.Started ? rows[limit - 1].StartedAt : rows[limit - 1].UpdatedAt, rows[limit - 1].Id) : null;
        return new([.. rows.Take(limit).Select(row => Summary(row.Summary, row.Version).At(now))], next, total);
    }

    /// <summary>Summaries with a version above <paramref name="version"/>, oldest change first; states without the clock.</summary>
    public async Task<IReadOnlyList<RunSummary>> ChangedSinceAsync(long version, int limit, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = await context.Runs.AsNoTracking().Where(run => run.Version > version).OrderBy(run => run.Version).Take(limit)
            .Select(run => new { run.Version, run.Summary }).ToListAsync(cancel);
        return [.. rows.Select(row => Summary(row.Summary, row.Version))];
    }

    /// <summary>Whether an integration ever brought a delivery, erased or not.</summary>
    public async Task<bool> KnowsAsync(string integration, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.Deliveries.AnyAsync(row => row.Integration == integration, cancel);
    }

    /// <summary>The version of the last change of any run; 0 when there was none.</summary>
    public async Task<long> NewestVersionAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return Math.Max(await context.Runs.MaxAsync(run => (long?)run.Version, cancel) ?? 0, await RemovedAtAsync(context, cancel));
    }

    /// <summary>The version at which runs vanished last; 0 when none did.</summary>
    public async Task<long> RemovedAtAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await RemovedAtAsync(context, cancel);
    }

    /// <summary>One run with everything, patch texts included.</summary>
    public Task<RunLookup> FindAsync(RunId run, string? installation, CancellationToken cancel) => FindAsync(run, installation, integration: null, cancel);

    /// <summary>One run with everything; <paramref name="integration"/> tells two apart that share number and installation.</summary>
    public async Task<RunLookup> FindAsync(RunId run, string? installation, string? integration, CancellationToken cancel)
    {
        var candidates = await KeysAsync(run, installation, integration, cancel);
        if (candidates is not [var key])
            return new(null, candidates);
        await using var context = await store.CreateDbContextAsync(cancel);
        // It may be erased between the two reads.
        var row = await context.Runs.AsNoTracking().SingleOrDefaultAsync(row => row.RunId == run.Value && row.Integration == key.Integration && row.Installation == key.Installation, cancel);
        return row is null ? new(null, []) : new(await WholeAsync(context, row, cancel), candidates);
    }

    /// <summary>What lists show of one run; null when it is not there.</summary>
    public async Task<RunSummary?> SummaryAsync(RunKey run, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var row = await context.Runs.AsNoTracking().Where(row => row.RunId == run.RunId.Value && row.Integration == run.Integration && row.Installation == run.Installation)
            .Select(row => new { row.Version, row.Summary }).SingleOrDefaultAsync(cancel);
        return row is null ? null : Summary(row.Summary, row.Version).At(clock.GetUtcNow());
    }

    /// <summary>Which runs have this number, without reading them.</summary>
    public async Task<IReadOnlyList<RunKey>> KeysAsync(RunId run, string? installation, string? integration, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var rows = await context.Runs.AsNoTracking()
            .Where(row => row.RunId == run.Value && (installation == null || row.Installation == installation) && (integration == null || row.Integration == integration))
            .OrderBy(row => row.Integration).ThenBy(row => row.Installation).Select(row => new { row.Integration, row.Installation }).ToListAsync(cancel);
        return [.. rows.Select(row => new RunKey(row.Integration, row.Installation, run))];
    }

    private static Task<long> RemovedAtAsync(SeerContext context, CancellationToken cancel) => context.Projection.Select(row => row.RemovedAt).FirstOrDefaultAsync(cancel);

    private static async Task<RunPage> SearchAsync(SeerContext context, RunFilter filter, DateTimeOffset now, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        var found = RunSearch.Find((SqliteConnection)context.Database.GetDbConnection(), filter, now, withTexts: false, cancel);
        return new([.. found.Hits.Select(hit => hit.Run)], found.Next, found.Total) { More = found.More };
    }

    private async Task<Run> WholeAsync(SeerContext context, RunRow row, CancellationToken cancel)
    {
        var delivered = JsonSerializer.Deserialize(Packed.Bytes(row.Delivered), RunsJson.Default.SeerRun)!;
        var patch = await KeptPatches.ReadAsync(context, (delivered.Changes()?.Repositories ?? []).SelectMany(repository => repository.Files), cancel);
        var handling = await context.Handlings.AsNoTracking().Where(one => one.RunId == row.RunId && one.Integration == row.Integration && one.Installation == row.Installation)
            .Select(one => one.State).SingleOrDefaultAsync(cancel);
        var whole = Summaries.Whole(
            Summary(row.Summary, row.Version).At(clock.GetUtcNow()),
            delivered,
            patch);
        return handling is null ? whole : whole with { Handling = JsonSerializer.Deserialize(handling, RunsJson.Default.Handling)!.After(row.UpdatedAt) };
    }

    /// <summary>A stored summary.</summary>
    internal static RunSummary Summary(byte[] json, long version) => JsonSerializer.Deserialize(json, RunsJson.Default.RunSummary)! with { Version = version };
}
