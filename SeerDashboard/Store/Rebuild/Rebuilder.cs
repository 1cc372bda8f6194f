using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Care;

namespace SeerDashboard.Store.Rebuild;

/// <summary>
/// Reads every kept body with today's reader, folds every run, and compares with what is stored byte for byte (STATE.md: the delivered
/// state and nothing else). Applying goes through the writer in small steps, between deliveries.
/// </summary>
public sealed class Rebuilder(IOptions<StoreOptions> options, StoreJobs jobs, Rereader rereader, AuditedStore audit)
{
    private const int ReadingsAtOnce = 16;

    /// <summary>Goes through the whole store.</summary>
    /// <param name="apply">Also sets right what differs.</param>
    /// <param name="found">Told each difference.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancel">Ends it after the present step.</param>
    /// <exception cref="StoreUnusableException">The store cannot be read.</exception>
    public Task<RebuildReport> RunAsync(bool apply, Action<Difference> found, Action<UpkeepStep> progress, CancellationToken cancel) => Task.Run(async () =>
    {
        try
        {
            if (apply)
                await audit.SayAsync(new(AuditAction.StoreRebuilt, "the store"), cancel);
            using var walk = new RebuildWalk(options);
            var (total, report) = (walk.Total(), new RebuildReport(0, 0, 0, 0));
            foreach (var page in walk.Others().Concat(walk.Runs()))
            {
                cancel.ThrowIfCancellationRequested();
                page.Differences.ForEach(found);
                if (apply && page.Differences.Count > 0)
                    await ApplyAsync(page, cancel);
                var counted = page.Differences.Where(difference => !difference.IsContext).ToList();
                report = new(report.Deliveries + page.Deliveries, report.Runs + page.Runs, report.Differences + counted.Count, report.Applied + (apply ? counted.Count(difference => !difference.IsDamage) : 0))
                {
                    Context = report.Context + page.Differences.Count - counted.Count,
                };
                progress(new(apply ? "Rebuilding" : "Comparing", report.Deliveries, Math.Max(total, report.Deliveries), "deliveries"));
            }

            return report;
        }
        catch (SqliteException error) when (error.Message.Contains("no such", StringComparison.Ordinal))
        {
            throw new StoreUnusableException("The store was written by an earlier version. Start the server once: it brings it up to date.", error);
        }
        catch (SqliteException error)
        {
            throw StoreUnusableException.Of(options.Value, error);
        }
    }, cancel);

    private async Task ApplyAsync(RebuildPage page, CancellationToken cancel)
    {
        foreach (var readings in page.Differences.Select(difference => difference.Reread).OfType<Reread>().Chunk(ReadingsAtOnce))
            await jobs.RunAsync((connection, projector) => rereader.Write(connection, projector, readings), cancel);
        var runs = page.Differences.Where(difference => difference.Delivery is null).Select(difference => difference.Run!.Value).ToList();
        if (runs.Count > 0)
            await jobs.RunAsync((connection, projector) =>
            {
                using (var transaction = connection.BeginTransaction())
                {
                    foreach (var run in runs)
                        RunRemoval.IfEmpty(connection, projector, run, transaction);
                    transaction.Commit();
                }

                projector.Refold(runs);
                projector.Step();
            }, cancel);
    }
}
