using Microsoft.Data.Sqlite;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Rules;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Notify.Outbox;

/// <summary>Writes what came of sending, and what is to be told that no run's change tells.</summary>
public sealed class OutboxLog(StoreJobs jobs, AuditedJobs audited, OutboxBell bell, TimeProvider clock)
{
    private const int MostForgotten = 500;

    /// <summary>Reason of a message that waits because somebody wants it sent.</summary>
    public const string ByHand = "Sent again by hand.";

    private const string SetState = "UPDATE Outbox SET State = $state, DueAt = $due, Attempts = $attempts, Reason = $reason, DoneAt = $done WHERE Id = $id AND State = 0";

    /// <summary>It was sent once: what came of it, and what is next, in one transaction.</summary>
    /// <param name="message">What was sent.</param>
    /// <param name="sending">The attempt.</param>
    /// <param name="next">When it is tried again; null: it is done with.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public Task SentAsync(OutboxMessage message, Sending sending, DateTimeOffset? next, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(sending);
        var (outcome, now) = (sending.Outcome, clock.GetUtcNow());
        var state = outcome.Result == SendResult.Sent ? MessageState.Sent : next is null ? MessageState.Dead : MessageState.Due;
        return jobs.RunAsync((connection, _) => Lightly(connection, () =>
        {
            using var transaction = connection.BeginTransaction();
            // Removed with its channel meanwhile, it stays dropped; of a run that was erased meanwhile no text is kept.
            var (stands, isThere) = (Set(connection, transaction, message.Id, state, next, message.Attempts + 1, state == MessageState.Due && message.Reason?.StartsWith(ByHand, StringComparison.Ordinal) == true ? $"{ByHand} {outcome.Reason}" : outcome.Reason, state == MessageState.Due ? null : now), message.Run is not { } about || IsThere(connection, transaction, about));
            using var log = connection.Prepare(
                "INSERT INTO Sendings (Message, At, Milliseconds, Result, Status, Reason, Request, Response) VALUES ($message, $at, $took, $result, $status, $reason, $request, $response)",
                "$message", "$at", "$took", "$result", "$status", "$reason", "$request", "$response");
            log.With(
                transaction, message.Id, sending.At.UtcTicks, (long)sending.Took.TotalMilliseconds, (int)outcome.Result, outcome.Status, outcome.Reason, isThere ? outcome.Request : null, isThere ? outcome.Response : null).ExecuteNonQuery();
            if (stands && isThere && outcome.Thread is { } thread && message.Run is { } run)
                Keep(connection, transaction, message.Channel, run, thread);
            if (outcome.Result == SendResult.Gone)
            {
                using var off = connection.Prepare("UPDATE Channels SET Off = $off WHERE Id = $id AND Target = $to", "$off", "$id", "$to");
                off.With(transaction, outcome.Reason, message.Channel, sending.To).ExecuteNonQuery();
            }

            transaction.Commit();
            if (outcome.Result == SendResult.Gone)
                sending.Gone?.Invoke();
        }), cancel);
    }

    /// <summary>It is not sent: its channel is off, or there is nothing to tell any more.</summary>
    public Task SettledAsync(OutboxMessage message, MessageState state, string reason, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var now = clock.GetUtcNow();
        return jobs.RunAsync((connection, _) => Set(connection, null, message.Id, state, null, message.Attempts, reason, now), cancel);
    }

    /// <summary>Somebody has one sent again, or one that failed and waits for its next attempt sent now.</summary>
    public async Task ResendAsync(long id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await audited.ChangeAsync((connection, transaction) =>
        {
            using var again = connection.Prepare(
                "UPDATE Outbox SET State = $due, DueAt = $now, Attempts = 0, Reason = $hand, DoneAt = NULL WHERE Id = $id AND (State <> $due OR Attempts > 0)", "$due", "$now", "$hand", "$id");
            return again.With(transaction, (int)MessageState.Due, now.UtcTicks, ByHand, id).ExecuteNonQuery() == 0 ? null : new(AuditAction.MessageResent, $"message {id}");
        }, cancel);
        bell.Ring();
    }

    /// <summary>Somebody has all sent again that were given up.</summary>
    public async Task ResendAllAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await audited.ChangeAsync((connection, transaction) =>
        {
            using var again = connection.Prepare("UPDATE Outbox SET State = $due, DueAt = $now, Attempts = 0, Reason = NULL, DoneAt = NULL WHERE State = $dead", "$due", "$now", "$dead");
            var count = again.With(transaction, (int)MessageState.Due, now.UtcTicks, (int)MessageState.Dead).ExecuteNonQuery();
            return count == 0 ? null : new(AuditAction.MessageResent, $"all {count} messages that were given up");
        }, cancel);
        bell.Ring();
    }

    /// <summary>Tells rules of what no run's change tells: time passed, or it is about no run.</summary>
    public async Task TellAsync(IReadOnlyList<(NotifyRule Rule, RunKey? Run, long Version, Occasion Occasion)> all, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var told = false;
        await jobs.RunAsync((connection, _) =>
        {
            using var transaction = connection.BeginTransaction();
            using var insert = new OutboxInsert(connection);
            foreach (var (rule, run, version, occasion) in all)
                told |= insert.Add(rule, run ?? OutboxInsert.NoRun, version, occasion, now, transaction);
            transaction.Commit();
        }, cancel);
        if (told)
            bell.Ring();
    }

    /// <summary>Forgets what was done with before that time; deliveries are kept in between.</summary>
    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancel)
    {
        const string Old = "SELECT Id FROM Outbox WHERE DoneAt < $before ORDER BY Id LIMIT $most";
        var forgot = MostForgotten;
        while (forgot == MostForgotten)
        {
            await jobs.RunAsync((connection, _) =>
            {
                using var transaction = connection.BeginTransaction();
                foreach (var table in (string[])[$"Sendings WHERE Message IN ({Old})", $"Outbox WHERE Id IN ({Old})"])
                {
                    using var delete = connection.Prepare($"DELETE FROM {table}", "$before", "$most");
                    forgot = delete.With(transaction, before.UtcTicks, MostForgotten).ExecuteNonQuery();
                }

                transaction.Commit();
            }, cancel);
        }
    }

    private static bool Set(SqliteConnection connection, SqliteTransaction? transaction, long id, MessageState state, DateTimeOffset? due, int attempts, string? reason, DateTimeOffset? done)
    {
        using var set = connection.Prepare(SetState, "$state", "$due", "$attempts", "$reason", "$done", "$id");
        return set.With(transaction, (int)state, due?.UtcTicks, attempts, reason, done?.UtcTicks, id).ExecuteNonQuery() > 0;
    }

    /// <summary>
    /// Without waiting for the disk: a process that ends loses nothing by it, and after a power cut a message is sent again under the same key. Deliveries
    /// wait for this connection, and messages may be many.
    /// </summary>
    private static void Lightly(SqliteConnection connection, Action work)
    {
        using var light = connection.Prepare("PRAGMA synchronous=NORMAL");
        using var durable = connection.Prepare("PRAGMA synchronous=FULL");
        light.ExecuteNonQuery();
        try
        {
            work();
        }
        finally
        {
            durable.ExecuteNonQuery();
        }
    }

    private static bool IsThere(SqliteConnection connection, SqliteTransaction transaction, RunKey run)
    {
        using var find = connection.Prepare("SELECT 1 FROM Runs WHERE RunId = $run AND Integration = $integration AND Installation = $installation", "$run", "$integration", "$installation");
        return find.With(transaction, run.RunId.Value, run.Integration, run.Installation).ExecuteScalar() is not null;
    }

    private static void Keep(SqliteConnection connection, SqliteTransaction transaction, long channel, RunKey run, string thread)
    {
        using var keep = connection.Prepare(
            "INSERT OR REPLACE INTO Threads (Channel, Integration, Installation, RunId, Thread) VALUES ($channel, $integration, $installation, $run, $thread)",
            "$channel", "$integration", "$installation", "$run", "$thread");
        keep.With(transaction, channel, run.Integration, run.Installation, run.RunId.Value, thread).ExecuteNonQuery();
    }
}
