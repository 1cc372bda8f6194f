using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SeerDashboard.Store;

/// <summary>Reads how long answers took.</summary>
public sealed class AnswerReader(IDbContextFactory<SeerContext> store)
{
    // A page must not sort millions of rows; of more than this the newest are looked at.
    private const int Most = 100_000;

    /// <summary>Of the deliveries received from <paramref name="from"/> until before <paramref name="to"/>; null when none was.</summary>
    public async Task<AnswerSummary?> BetweenAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        // The log is indexed by integration and time: each integration is found without walking the log, then its stretch of time.
        var took = await context.Database.SqlQueryRaw<long>(
            """
            WITH RECURSIVE Names (Name) AS (
                SELECT MIN(Integration) FROM Deliveries
                UNION ALL SELECT (SELECT MIN(Integration) FROM Deliveries WHERE Integration > Name) FROM Names WHERE Name IS NOT NULL)
            SELECT Answers.Microseconds AS Value
            FROM Names CROSS JOIN Deliveries ON Deliveries.Integration = Names.Name CROSS JOIN Answers ON Answers.DeliveryId = Deliveries.Id
            WHERE Deliveries.ReceivedAt >= $from AND Deliveries.ReceivedAt < $to
            ORDER BY Deliveries.ReceivedAt DESC LIMIT $most
            """,
            new SqliteParameter("$from", from.UtcTicks), new SqliteParameter("$to", to.UtcTicks), new SqliteParameter("$most", Most)).ToListAsync(cancel);
        if (took.Count == 0)
            return null;
        took.Sort();
        return new(took.Count, At(took, 0.5), At(took, 0.95), At(took, 0.99), TimeSpan.FromMicroseconds(took[^1]));
    }

    /// <summary>The nearest rank.</summary>
    private static TimeSpan At(List<long> sorted, double part) => TimeSpan.FromMicroseconds(sorted[(int)Math.Ceiling(part * sorted.Count) - 1]);
}

/// <summary>How long answers took.</summary>
/// <param name="Count">How many were looked at, at most the newest 100,000.</param>
/// <param name="P50">Half took at most this long.</param>
/// <param name="P95">19 of 20.</param>
/// <param name="P99">99 of 100.</param>
/// <param name="Max">The slowest.</param>
public sealed record AnswerSummary(int Count, TimeSpan P50, TimeSpan P95, TimeSpan P99, TimeSpan Max);
