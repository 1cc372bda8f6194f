using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Insights;

/// <summary>
/// Counts the log by the hour, following it by cursor. Count and cursor are written in one transaction: a restart, or a sudden end,
/// makes no count wrong, and a store of an older version is counted from its first delivery on.
/// </summary>
internal sealed class LogTally : ISideNotes
{
    // About 10 ms of the writer's thread, at most once a second.
    private const int AtOnce = 1_000;

    private readonly IntegrationDirectory _integrations;

    private Hands? _hands;
    private long _counted = -1;
    private volatile bool _behind = true;

    /// <param name="receipts">Says that the log grew.</param>
    /// <param name="integrations">Which of them play samples.</param>
    public LogTally(Receipts receipts, IntegrationDirectory integrations)
    {
        _integrations = integrations;
        receipts.Changed += () => _behind = true;
    }

    /// <inheritdoc/>
    public Action<SqliteConnection, SqliteTransaction>? Take() => _behind ? Write : null;

    private void Write(SqliteConnection connection, SqliteTransaction transaction)
    {
        // Before reading: what is kept while this reads is looked for again.
        _behind = false;
        // The writer opens its connection anew after some faults.
        if (_hands?.Connection != connection)
            _hands = new(connection, new(connection), new(connection), new(connection), new(connection));
        var hands = _hands;
        var cursor = hands.Tallies.Cursor(transaction);
        if (cursor != _counted)
            hands.Order.Forget();
        var stretch = hands.Log.After(cursor, AtOnce, transaction);
        if (stretch.Count == 0)
            return;
        var tally = new Tally();
        var samples = _integrations.All.ToDictionary(one => one.Name, one => one.IsSample, StringComparer.Ordinal);
        foreach (var delivery in stretch)
        {
            // Sample runs that were removed are no deliveries of anybody.
            if (delivery.IsErased && !samples.ContainsKey(delivery.Integration))
                continue;
            Count(delivery, samples.GetValueOrDefault(delivery.Integration), hands, tally, transaction);
        }

        hands.Tallies.Add(tally, transaction);
        hands.Tallies.Advance(_counted = stretch[^1].Id, transaction);
        // There may be more; and should the commit fail, the cursor still stands before these.
        _behind = true;
    }

    private static void Count(LoggedDelivery delivery, bool sample, Hands hands, Tally tally, SqliteTransaction transaction)
    {
        var prefix = sample ? TallyName.SamplePrefix : "";
        tally.Add(delivery.ReceivedAt, prefix + TallyName.Of(delivery.Outcome));
        if (delivery is { Run: { } run, Outcome: Outcome.Applied } && hands.Order.IsLate(run, delivery.Id, delivery.Sent, transaction))
            tally.Add(delivery.ReceivedAt, prefix + TallyName.OutOfOrder);
        // What the player makes up says nothing of Sentry.
        if (!sample && !delivery.IsErased)
            hands.Drift.Note(delivery, transaction);
    }

    private sealed record Hands(SqliteConnection Connection, TallyTable Tallies, LogStretch Log, ArrivalOrder Order, DriftBook Drift);
}
