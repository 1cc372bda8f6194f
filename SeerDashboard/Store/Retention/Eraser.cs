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

    private const string DeliveriesAtOnce = "200";

    /// <summary>One run with all its deliveries, now; how many those were. A later delivery of it begins it anew.</summary>
    public async Task<int> EraseRunAsync(RunKey run, CancellationToken cancel)
    {
        var erased = await EraseAsync([run], DateTimeOffset.MaxValue, cancel, count => Act.On(run, AuditAction.RunErased, Amount.Of(count, "delivery", "deliveries")));
        await EndAsync(cancel);
        ByHand(log, run.RunId, erased);
        return erased;
    }

    /// <summary>An issue with all its runs, and all that was delivered of it; how many deliveries those were.</summary>
    public async Task<int> EraseIssueAsync(IssueKey issue, CancellationToken cancel)
    {
        var runs = await BeginAsync(
            (connection, transaction) => [.. new IssueBook(connection).Runs(issue, transaction).Select(sibling => sibling.Key)],
            found => new(AuditAction.IssueErased, $"issue {issue.GroupId} of {issue.Integration}", Amount.Of(found, "run", "runs")), cancel);
        return await EraseAllAsync(runs, "Integration = $integration AND GroupId = $group AND ErasedAt IS NULL", issue.Integration, issue.GroupId.Value, cancel);
    }

    /// <summary>All that an integration ever brought; the integration and its secrets stay. How many deliveries those were.</summary>
    public async Task<int> EraseIntegrationAsync(string integration, CancellationToken cancel)
    {
        var runs = await BeginAsync(
            (connection, transaction) => RunsOf(connection, transaction, integration),
            found => new(AuditAction.IntegrationErased, integration, Amount.Of(found, "run", "runs")), cancel);
        return await EraseAllAsync(runs, "Integration = $integration AND ErasedAt IS NULL AND $group = 0", integration, 0, cancel);
    }

    private static List<RunKey> RunsOf(SqliteConnection connection, SqliteTransaction transaction, string integration)
    {
        using var find = connection.Prepare("SELECT Installation, RunId FROM Runs WHERE Integration = $integration", "$integration");
        using var rows = find.With(transaction, integration).ExecuteReader();
        var runs = new List<RunKey>();
        while (rows.Read())
            runs.Add(new(integration, rows.GetString(0), new(rows.GetInt64(1))));
        return runs;
    }

    /// <summary>Which runs, and in the same transaction that somebody erases them: it takes several steps, and is known even when it is cut short.</summary>
    private async Task<List<RunKey>> BeginAsync(Func<SqliteConnection, SqliteTransaction, List<RunKey>> find, Func<int, Act> act, CancellationToken cancel)
    {
        var (runs, by) = (new List<RunKey>(), Actor.Current);
        await jobs.RunAsync((connection, _) =>
        {
            using var transaction = connection.BeginTransaction();
            runs = find(connection, transaction);
            audit.Write(connection, transaction, act(runs.Count), by);
            transaction.Commit();
        }, cancel);
        return runs;
    }

    private async Task<int> EraseAllAsync(List<RunKey> runs, string others, string integration, long group, CancellationToken cancel)
    {
        var erased = 0;
        foreach (var some in runs.Chunk(RunsAtOnce))
            erased += await EraseAsync(some, DateTimeOffset.MaxValue, cancel);
        for (List<long> found = [0]; found.Count > 0; erased += found.Count)
        {
            await jobs.RunAsync((connection, _) =>
            {
                found.Clear();
                using var select = connection.Prepare($"SELECT Id FROM Deliveries WHERE {others} LIMIT {DeliveriesAtOnce}", "$integration", "$group");
                using var rows = select.With(null, integration, group).ExecuteReader();
                while (rows.Read())
                    found.Add(rows.GetInt64(0));
            }, cancel);
            await EraseAsync(found, cancel);
        }

        await EndAsync(cancel);
        return erased;
    }

    /// <summary>What was written before the erasure must not stay in the log of changes beside the file.</summary>
    private async Task EndAsync(CancellationToken cancel)
    {
        await jobs.RunAsync((connection, _) => connection.Prepare("PRAGMA wal_checkpoint(TRUNCATE)").ExecuteNonQuery(), cancel);
        Tell();
    }

    /// <summary>Has those who watch read anew: runs are gone.</summary>
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
