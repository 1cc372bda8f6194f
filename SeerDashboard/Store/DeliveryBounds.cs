using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>Between which numbers the deliveries of a stretch of time lie: found by halving, since numbers are given in the order of receipt.</summary>
internal static class DeliveryBounds
{
    /// <summary>Clocks are set back, and deliveries that waited side by side change places; no further than this.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <summary>Both included; nothing lies beyond <paramref name="upTo"/>.</summary>
    public static (long First, long Last) Of(SqliteConnection connection, DeliveryFilter filter, long upTo, SqliteTransaction? transaction = null)
    {
        using var at = connection.Prepare("SELECT Id, ReceivedAt FROM Deliveries WHERE Id >= $id ORDER BY Id LIMIT 1", "$id");
        var first = filter.Since is { } since ? FirstAt(since - Slack) : 1;
        var last = filter.Until is { } until ? FirstAt(until + Slack) - 1 : upTo;
        return (first, Math.Min(last, upTo));

        // The least number that was received at that time or later; one more than the last when there is none.
        long FirstAt(DateTimeOffset time)
        {
            var (low, high) = (1L, upTo + 1);
            while (low < high)
            {
                var middle = low + ((high - low) / 2);
                using var row = at.With(transaction, middle).ExecuteReader();
                if (row.Read() && row.GetInt64(1) < time.UtcTicks)
                    low = Math.Min(row.GetInt64(0) + 1, upTo + 1);
                else
                    high = middle;
            }

            return low;
        }
    }
}
