using Microsoft.EntityFrameworkCore;

namespace SeerDashboard.Store.Insights;

/// <summary>What came in since this store began; sample runs are left out. Counts may be a second behind.</summary>
/// <param name="Kept">Deliveries by their verdict at arrival.</param>
/// <param name="OutOfOrder">Seer events that belong before one that was kept earlier.</param>
/// <param name="Busy">Answered 503: the store could not write in time.</param>
/// <param name="Rejected">Requests that were refused, by reason.</param>
public sealed record CountedEver(IReadOnlyDictionary<Outcome, long> Kept, long OutOfOrder, long Busy, IReadOnlyDictionary<Rejection, long> Rejected)
{
    /// <summary>One look over the hourly counts, of which there are a dozen an hour.</summary>
    internal static async Task<CountedEver> ReadAsync(SeerContext context, CancellationToken cancel)
    {
        var counts = await context.Tallies.AsNoTracking().Where(row => row.Hour >= 0).GroupBy(row => row.Name)
            .Select(rows => new { rows.Key, Count = rows.Sum(row => row.Count) }).ToDictionaryAsync(row => row.Key, row => row.Count, StringComparer.Ordinal, cancel);
        return new(
            Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, outcome => counts.GetValueOrDefault(TallyName.Of(outcome))),
            counts.GetValueOrDefault(TallyName.OutOfOrder),
            counts.GetValueOrDefault(TallyName.Busy),
            Enum.GetValues<Rejection>().ToDictionary(reason => reason, reason => counts.GetValueOrDefault(TallyName.Of(reason))));
    }
}
