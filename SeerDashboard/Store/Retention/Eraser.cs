using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Retention;

/// <summary>
/// Erases texts and bodies of deliveries and all that was made of them. The rows of the log stay with their hashes, so the chain stays whole.
/// Through the writer, in steps small enough to hold no delivery up.
/// </summary>
public sealed partial class Eraser(StoreJobs jobs, StoreChanges changes, AuditLog audit, TimeProvider clock, ILogger<Eraser> log)
{
    private const int RunsAtOnce = 20;

    private const int DeliveriesAtOnce = 200;

    private const int MostRounds = 50;

    /// <summary>One run with all its deliveries, now; how many those were. A later delivery of it begins it anew.</summary>
    public async Task<int> EraseRunAsync(RunKey run, CancellationToken cancel)
    {
        var erased = await EraseAsync([run], DateTimeOffset.MaxValue, cancel, count => Act.On(run, AuditAction.RunErased, Amount.Of(count, "delivery", "deliveries")));
        await EndAsync(cancel);
        ByHand(log, run.RunId, erased);
        return erased;
    }

    /// <summary>An issue with all its runs, and all that was delivered of it; how many deliveries those were.</summary>
    public Task<int> EraseIssueAsync(IssueKey issue, CancellationToken cancel) => EraseAllAsync(
        new(issue.Integration, issue.GroupId), found => new(AuditAction.IssueErased, $"issue {issue.GroupId} of {issue.Integration}", Amount.Of(found, "run", "runs")), cancel);

    /// <summary>All that an integration ever brought; the integration and its secrets stay. How many deliveries those were.</summary>
    public Task<int> EraseIntegrationAsync(string integration, CancellationToken cancel) => EraseAllAsync(
        new(integration, null), found => new(AuditAction.IntegrationErased, integration, Amount.Of(found, "run", "runs")), cancel);

    /// <summary>Which runs, and in the same transaction that somebody erases them: it takes several steps, and is known even when it is cut short.</summary>
    private async Task<List<RunKey>> BeginAsync(ErasedWhole all, Func<int, Act> act, CancellationToken cancel)
    {
        var (runs, by) = (new List<RunKey>(), Actor.Current);
        await jobs.RunAsync((connection, _) =>
        {
            using var transaction = connection.BeginTransaction();
            runs = all.Runs(connection, transaction);
            audit.Write(connection, transaction, act(runs.Count), by);
            transaction.Commit();
        }, cancel);
        return runs;
    }

    private async Task<int> EraseAllAsync(ErasedWhole all, Func<int, Act> act, CancellationToken cancel)
    {
        var runs = await BeginAsync(all, act, cancel);
        try
        {
            var erased = await EraseAllAsync(all, runs, cancel);
            await EndAsync(cancel);
            return erased;
        }
        catch
        {
            // What was erased before something failed is gone all the same.
            Tell();
            throw;
        }
    }

    private async Task<int> EraseAllAsync(ErasedWhole all, List<RunKey> runs, CancellationToken cancel)
    {
        var (erased, found) = (0, 1);
        // What comes meanwhile goes too, until a round finds nothing; whoever sends without end is not waited for.
        for (var round = 0; found > 0 && round < MostRounds;)
        {
            foreach (var some in runs.Chunk(RunsAtOnce))
                erased += await EraseAsync(some, DateTimeOffset.MaxValue, cancel);
            var swept = await SweepAsync(all, cancel);
            await jobs.RunAsync((connection, _) => runs = all.Runs(connection, null), cancel);
            (erased, found) = (erased + swept, swept + runs.Count);
            if (swept < DeliveriesAtOnce)
                round++;
        }

        return erased;
    }

    private async Task<int> SweepAsync(ErasedWhole all, CancellationToken cancel)
    {
        var swept = 0;
        await jobs.RunAsync((connection, projector) => swept = InOneTransaction(connection, transaction =>
        {
            all.ForgetPlaces(connection, projector, transaction);
            return Sweep(all.Deliveries(connection, transaction, DeliveriesAtOnce), connection, projector, transaction);
        }), cancel);
        return swept;
    }

    /// <summary>Erases deliveries. A run that had some of them says what is left, whatever issue it was taken for.</summary>
    private int Sweep(IReadOnlyList<long> deliveries, SqliteConnection connection, Projector projector, SqliteTransaction transaction)
    {
        var work = new Erasure(connection, transaction, clock.GetUtcNow());
        foreach (var delivery in deliveries)
            work.Erase(delivery);
        work.Finish();
        foreach (var run in work.Runs)
            RunRemoval.Anew(connection, projector, run, transaction);
        return deliveries.Count;
    }

    /// <summary>What was written before the erasure must not stay in the log of changes beside the file. Where a reader holds that up, <see cref="WalKeeper"/> tries on.</summary>
    private async Task EndAsync(CancellationToken cancel)
    {
        await jobs.RunAsync((connection, _) => connection.Prepare("PRAGMA wal_checkpoint(TRUNCATE)").ExecuteNonQuery(), cancel);
        Tell();
    }

    /// <summary>Has those who watch read anew, and forget: runs are gone.</summary>
    internal void Tell() => changes.Clear();

    /// <summary>Those of the runs that got no delivery since <paramref name="before"/>; how many deliveries those had. <paramref name="act"/>: what the log of actions says of so many, when a person does it.</summary>
    internal async Task<int> EraseAsync(IReadOnlyList<RunKey> runs, DateTimeOffset before, CancellationToken cancel, Func<int, Act>? act = null)
    {
        var (erased, by) = (0, Actor.Current);
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
            if (act is not null)
                audit.Write(connection, transaction, act(count), by);
            return count;
        }), cancel);
        return erased;
    }

    /// <summary>Single deliveries.</summary>
    internal Task EraseAsync(IReadOnlyList<long> deliveries, CancellationToken cancel) => jobs.RunAsync(
        (connection, projector) => InOneTransaction(connection, transaction => Sweep(deliveries, connection, projector, transaction)), cancel);

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
