using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Notify.Outbox;

/// <summary>Runs that have gone quiet: no delivery says so, time does. One watch asks, again and again.</summary>
public sealed class QuietRuns(IDbContextFactory<SeerContext> store)
{
    // What was handed out for the same rules is not read again: a quiet run lies there for a day.
    private HashSet<(long Id, long Version, DateTimeOffset? QuietAt)> _seen = [];

    private IReadOnlyList<NotifyRule> _rules = [];

    /// <summary>Those whose word is due since <paramref name="since"/>, with all that was delivered; not those that it gave for these rules before.</summary>
    public async Task<IReadOnlyList<(RunSummary Run, SeerRun Delivered)>> BetweenAsync(DateTimeOffset since, DateTimeOffset now, IReadOnlyList<NotifyRule> rules, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (!rules.SequenceEqual(_rules))
            (_rules, _seen) = (rules, []);
        await using var context = await store.CreateDbContextAsync(cancel);
        var quiet = context.Runs.AsNoTracking()
            .Where(row => row.State == RunState.Running && row.QuietAt > since && row.QuietAt <= now && !row.IsSample && row.SupersededBy == null);
        var all = (await quiet.Select(row => new { row.Id, row.Version, row.QuietAt }).ToListAsync(cancel)).Select(row => (row.Id, row.Version, row.QuietAt)).ToHashSet();
        var unseen = all.Where(one => !_seen.Contains(one)).Select(one => one.Id).ToList();
        var rows = unseen.Count == 0 ? [] : await quiet.Where(row => unseen.Contains(row.Id)).Select(row => new { row.Summary, row.Version, row.Delivered }).ToListAsync(cancel);
        List<(RunSummary, SeerRun)> found =
        [
            .. rows.Select(row => (
                JsonSerializer.Deserialize(row.Summary, RunsJson.Default.RunSummary)! with { Version = row.Version },
                JsonSerializer.Deserialize(Packed.Bytes(row.Delivered), RunsJson.Default.SeerRun)!)),
        ];
        _seen = all;
        return found;
    }
}
