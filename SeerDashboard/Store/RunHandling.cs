using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>What people do with runs: claim, snooze, done. Each is durable when it comes back, and shown to everybody within moments.</summary>
public sealed class RunHandling(StoreJobs jobs, TimeProvider clock)
{
    /// <summary>Gives runs to <paramref name="person"/>; to nobody when that is null.</summary>
    public Task<IReadOnlyList<Handled>> ClaimAsync(IReadOnlyCollection<RunKey> runs, string? person, CancellationToken cancel) =>
        ChangeAsync(runs, (handling, _) => handling with { ClaimedBy = person, ClaimedAt = person is null ? null : clock.GetUtcNow() }, cancel);

    /// <summary>Puts runs out of sight until a time; until something changes when <paramref name="until"/> is null.</summary>
    public Task<IReadOnlyList<Handled>> SnoozeAsync(IReadOnlyCollection<RunKey> runs, DateTimeOffset? until, string by, CancellationToken cancel) =>
        ChangeAsync(runs, (handling, updatedAt) => handling with { Snooze = new(by, clock.GetUtcNow(), until, updatedAt) }, cancel);

    /// <summary>Brings snoozed runs back.</summary>
    public Task<IReadOnlyList<Handled>> WakeAsync(IReadOnlyCollection<RunKey> runs, CancellationToken cancel) =>
        ChangeAsync(runs, (handling, _) => handling with { Snooze = null }, cancel);

    /// <summary>Marks runs as done, or takes the mark away.</summary>
    public Task<IReadOnlyList<Handled>> DoneAsync(IReadOnlyCollection<RunKey> runs, bool done, string by, CancellationToken cancel) =>
        ChangeAsync(runs, (handling, updatedAt) => handling with { Done = done ? new(by, clock.GetUtcNow(), updatedAt) : null, Snooze = done ? null : handling.Snooze }, cancel);

    /// <summary>Puts back what was before: the undo of a change just made.</summary>
    public Task<IReadOnlyList<Handled>> RestoreAsync(IReadOnlyCollection<Handled> before, CancellationToken cancel)
    {
        var were = before.ToDictionary(one => one.Run, one => one.Before);
        return ChangeAsync(were.Keys, (run, _, _) => were[run], cancel);
    }

    private Task<IReadOnlyList<Handled>> ChangeAsync(IReadOnlyCollection<RunKey> runs, Func<Handling, DateTimeOffset, Handling> change, CancellationToken cancel) =>
        ChangeAsync(runs, (_, handling, updatedAt) => change(handling, updatedAt), cancel);

    /// <summary>One transaction for all; runs that are gone are left out of the answer.</summary>
    private async Task<IReadOnlyList<Handled>> ChangeAsync(IReadOnlyCollection<RunKey> runs, Func<RunKey, Handling, DateTimeOffset, Handling> change, CancellationToken cancel)
    {
        List<Handled> handled = [];
        await jobs.RunAsync((connection, projector) =>
        {
            var book = new HandlingBook(connection);
            using var find = connection.Prepare("SELECT UpdatedAt FROM Runs WHERE RunId = $run AND Integration = $integration AND Installation = $installation", "$run", "$integration", "$installation");
            using (var transaction = connection.BeginTransaction())
            {
                foreach (var run in runs.Distinct())
                {
                    if (find.With(transaction, run.RunId.Value, run.Integration, run.Installation).ExecuteScalar() is not long ticks)
                        continue;
                    var updatedAt = new DateTimeOffset(ticks, TimeSpan.Zero);
                    var before = book.Of(run, transaction).After(updatedAt);
                    var after = change(run, before, updatedAt);
                    book.Write(run, after, transaction);
                    handled.Add(new(run, before, after));
                }

                transaction.Commit();
            }

            projector.Recompose(handled.Select(one => one.Run));
            projector.Step();
        }, cancel);
        return handled;
    }
}

/// <summary>What was done with one run.</summary>
/// <param name="Run">Which.</param>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is now.</param>
public sealed record Handled(RunKey Run, Handling Before, Handling After);
