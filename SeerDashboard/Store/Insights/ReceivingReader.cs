using Microsoft.EntityFrameworkCore;

namespace SeerDashboard.Store.Insights;

/// <summary>Reads what came in. Counts are those of full hours; sample runs are read apart from what Sentry sent.</summary>
public sealed class ReceivingReader(IDbContextFactory<SeerContext> store, IntegrationDirectory integrations, Receipts receipts, TimeProvider clock)
{
    /// <summary>Deliveries of Sentry, or of sample runs, are in the log.</summary>
    public bool Any(bool samples) => Names(samples).Count > 0;

    /// <summary>When each integration delivered last, by name; null before its first delivery.</summary>
    public IReadOnlyList<(string Integration, DateTimeOffset? Newest)> Newest(bool samples) =>
        [.. integrations.All.Where(one => one.IsSample == samples).Select(one => (one.Name, receipts.Last.TryGetValue(one.Name, out var at) ? at : (DateTimeOffset?)null))];

    /// <summary>What came in since this store began.</summary>
    public async Task<CountedEver> EverAsync(CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await CountedEver.ReadAsync(context, cancel);
    }

    /// <summary>What came since the full hour in which <paramref name="since"/> lies.</summary>
    /// <param name="since">From when on.</param>
    /// <param name="samples">The sample runs' numbers, instead of those of what Sentry sent.</param>
    /// <param name="cancel">Gives up reading.</param>
    public async Task<Receiving> ReadAsync(DateTimeOffset since, bool samples, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var hour = TallyName.HourOf(since < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : since);
        var from = TallyName.StartOf(hour);
        var counts = await context.Tallies.AsNoTracking().Where(row => row.Hour >= hour).GroupBy(row => row.Name)
            .Select(rows => new { rows.Key, Count = rows.Sum(row => row.Count) }).ToDictionaryAsync(row => row.Key, row => row.Count, StringComparer.Ordinal, cancel);
        var prefix = samples ? TallyName.SamplePrefix : "";
        var (minutes, answers) = await TimesAsync(context, Names(samples), from, cancel);
        return new()
        {
            Since = from,
            Until = clock.GetUtcNow(),
            Kept = Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, outcome => counts.GetValueOrDefault(prefix + TallyName.Of(outcome))),
            OutOfOrder = counts.GetValueOrDefault(prefix + TallyName.OutOfOrder),
            Busy = samples ? 0 : counts.GetValueOrDefault(TallyName.Busy),
            Rejected = Enum.GetValues<Rejection>().Where(reason => counts.ContainsKey(TallyName.Of(reason))).ToDictionary(reason => reason, reason => counts[TallyName.Of(reason)]),
            Answers = answers,
            Minutes = minutes,
        };
    }

    /// <summary>What this version did not know, that came at or after <paramref name="since"/>; the latest first. Sample runs are not looked at.</summary>
    public async Task<IReadOnlyList<DriftSeen>> DriftAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await context.Drift.AsNoTracking().Where(row => row.LastAt >= since).OrderByDescending(row => row.LastAt).ThenBy(row => row.Name)
            .Select(row => new DriftSeen(row.Kind == DriftBook.ActionKind, row.Name, row.Count, row.FirstDelivery, row.LastDelivery, row.LastAt)).ToListAsync(cancel);
    }

    /// <summary>Each integration by the index on it and the time of receipt, which holds all that is asked for.</summary>
    private static async Task<(IReadOnlyList<MinuteCount> Minutes, AckTimes Answers)> TimesAsync(SeerContext context, List<string> names, DateTimeOffset from, CancellationToken cancel)
    {
        var minutes = new SortedDictionary<long, long>();
        List<long> took = [];
        foreach (var name in names)
        {
            foreach (var minute in await context.Database.SqlQuery<MinuteCount>(
                $"SELECT ReceivedAt / {TimeSpan.TicksPerMinute} AS Minute, COUNT(*) AS Count FROM Deliveries WHERE Integration = {name} AND ReceivedAt >= {from.UtcTicks} GROUP BY 1").ToListAsync(cancel))
                minutes[minute.Minute] = minutes.GetValueOrDefault(minute.Minute) + minute.Count;
            took.AddRange(await context.Database.SqlQuery<long>(
                $"SELECT Microseconds AS Value FROM Answers WHERE DeliveryId IN (SELECT Id FROM Deliveries WHERE Integration = {name} AND ReceivedAt >= {from.UtcTicks})").ToListAsync(cancel));
        }

        return ([.. minutes.Select(minute => new MinuteCount(minute.Key, minute.Value))], AckTimes.Of(took));
    }

    /// <summary>Of all that delivered; one that is not known any more was a real one, for a sample's deliveries go with it.</summary>
    private List<string> Names(bool samples) =>
        [.. receipts.Last.Keys.Where(name => (integrations.Find(name)?.IsSample ?? false) == samples)];
}
