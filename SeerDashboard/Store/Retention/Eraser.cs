using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Retention;

/// <summary>
/// Erases texts and bodies of deliveries and all that was made of them. The rows of the log stay with their hashes, so the chain stays whole.
/// Through the writer, in steps small enough to hold no delivery up.
/// </summary>
public sealed partial class Eraser(StoreJobs jobs, StoreChanges changes, TimeProvider clock, ILogger<Eraser> log)
{
    /// <summary>One run with all its deliveries, now; how many those were. A later delivery of it begins it anew.</summary>
    public async Task<int> EraseRunAsync(RunKey run, CancellationToken cancel)
    {
        var erased = await EraseAsync([run], DateTimeOffset.MaxValue, cancel);
        // What was written before the erasure must not stay in the log of changes beside the file.
        await jobs.RunAsync((connection, _) => connection.Prepare("PRAGMA wal_checkpoint(TRUNCATE)").ExecuteNonQuery(), cancel);
        ByHand(log, run.RunId, erased);
        Tell();
        return erased;
    }

    /// <summary>Has those who watch read anew: runs are gone.</summary>
    internal void Tell() => changes.Clear();

    /// <summary>Those of the runs that got no delivery since <paramref name="before"/>; how many deliveries those had.</summary>
    internal async Task<int> EraseAsync(IReadOnlyList<RunKey> runs, DateTimeOffset before, CancellationToken cancel)
    {
        var erased = 0;
        await jobs.RunAsync((connection, projector) => erased = InOneTransaction(connection, transaction =>
        {
            var work = new Erasure(connection, transaction, clock.GetUtcNow());
            var count = 0;
            foreach (var run in runs)
            {
                var deliveries = work.Of(run, before);
                count += deliveries.Count;
                deliveries.ForEach(work.Erase);
                if (!RunRemoval.IfEmpty(connection, projector, run, transaction))
                    projector.Refold([run]);
            }

            work.Finish();
            return count;
        }), cancel);
        return erased;
    }

    /// <summary>Single deliveries, of no run.</summary>
    internal Task EraseAsync(IReadOnlyList<long> deliveries, CancellationToken cancel) => jobs.RunAsync((connection, _) => InOneTransaction(connection, transaction =>
    {
        var work = new Erasure(connection, transaction, clock.GetUtcNow());
        foreach (var delivery in deliveries)
            work.Erase(delivery);
        work.Finish();
        return deliveries.Count;
    }), cancel);

    /// <summary>What is erased is overwritten in the file, not only marked as free: so the connection is set.</summary>
    private static int InOneTransaction(SqliteConnection connection, Func<SqliteTransaction, int> work)
    {
        using var transaction = connection.BeginTransaction();
        var count = work(transaction);
        transaction.Commit();
        return count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {RunId} was erased by hand with its {Count} deliveries; their hashes stay")]
    private static partial void ByHand(ILogger logger, RunId runId, int count);
}
