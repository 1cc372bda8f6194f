using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>How long answers to deliveries took; gathered in memory, written beside the log.</summary>
public sealed class AnswerTimes : ISideNotes
{
    // A store that cannot be written for long takes no more memory than this.
    private const int Most = 50_000;

    private readonly Lock _lock = new();
    private List<(long Delivery, long Microseconds)> _waiting = [];

    /// <summary>A delivery was answered; never waits.</summary>
    /// <param name="delivery">Its sequence in the log.</param>
    /// <param name="took">From the request's first byte to the end of the answer.</param>
    public void Add(long delivery, TimeSpan took)
    {
        lock (_lock)
            if (_waiting.Count < Most)
                _waiting.Add((delivery, (long)took.TotalMicroseconds));
    }

    /// <summary>As it is stored.</summary>
    internal static TimeSpan? Span(long? microseconds) => microseconds is { } some ? TimeSpan.FromMicroseconds(some) : null;

    /// <inheritdoc/>
    Action<SqliteConnection, SqliteTransaction>? ISideNotes.Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
                return null;
            var taken = _waiting;
            _waiting = new(Math.Min(taken.Count, 4096));
            return (connection, transaction) => Write(connection, transaction, taken);
        }
    }

    private static void Write(SqliteConnection connection, SqliteTransaction transaction, List<(long Delivery, long Microseconds)> taken)
    {
        using var insert = connection.Prepare("INSERT OR REPLACE INTO Answers (DeliveryId, Microseconds) VALUES ($delivery, $took)", "$delivery", "$took");
        foreach (var (delivery, microseconds) in taken)
            insert.With(transaction, delivery, microseconds).ExecuteNonQuery();
    }
}
