using SeerDashboard.Runs;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Store;

/// <summary>What people do with runs: claim, snooze, done. Each is durable when it comes back, and shown to everybody within moments.</summary>
public sealed class RunHandling(StoreJobs jobs, AuditLog audit, TimeProvider clock)
{
    /// <summary>Gives runs to <paramref name="person"/>; to nobody when that is null.</summary>
    public Task<IReadOnlyList<Handled>> ClaimAsync(IReadOnlyCollection<RunKey> runs, string? person, CancellationToken cancel) =>
        ChangeAsync(AuditAction.RunClaimed, runs, (handling, _) => handling with { ClaimedBy = person, ClaimedAt = person is null ? null : clock.GetUtcNow() }, cancel);

    /// <summary>
    /// The same, for whoever decided it by what a page showed: a run that somebody else took meanwhile stays theirs, and its <see cref="Handled.After"/> says whose it is.
    /// </summary>
    /// <param name="seen">The runs, each with who had it when it was decided.</param>
    /// <param name="person">To whom; null for nobody.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public Task<IReadOnlyList<Handled>> ClaimAsSeenAsync(IReadOnlyDictionary<RunKey, string?> seen, string? person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return ChangeAsync(AuditAction.RunClaimed, [.. seen.Keys], (run, handling, _) => handling.ClaimedBy is not { } has || IsSame(has, person) || IsSame(has, seen[run])
            ? handling with { ClaimedBy = person, ClaimedAt = person is null ? null : clock.GetUtcNow() }
            : handling, cancel);
    }

    /// <summary>Puts runs out of sight until a time; until something changes when <paramref name="until"/> is null.</summary>
    public Task<IReadOnlyList<Handled>> SnoozeAsync(IReadOnlyCollection<RunKey> runs, DateTimeOffset? until, string by, CancellationToken cancel) =>
        ChangeAsync(AuditAction.RunSnoozed, runs, (handling, updatedAt) => handling with { Snooze = new(by, clock.GetUtcNow(), until, updatedAt) }, cancel);

    /// <summary>Brings snoozed runs back.</summary>
    public Task<IReadOnlyList<Handled>> WakeAsync(IReadOnlyCollection<RunKey> runs, CancellationToken cancel) =>
        ChangeAsync(AuditAction.RunWoken, runs, (handling, _) => handling with { Snooze = null }, cancel);

    /// <summary>Marks runs as done, or takes the mark away.</summary>
    public Task<IReadOnlyList<Handled>> DoneAsync(IReadOnlyCollection<RunKey> runs, bool done, string by, CancellationToken cancel) =>
        ChangeAsync(done ? AuditAction.RunDone : AuditAction.RunReopened, runs, (handling, updatedAt) => handling with { Done = done ? new(by, clock.GetUtcNow(), updatedAt) : null, Snooze = done ? null : handling.Snooze }, cancel);

    /// <summary>Takes back a change just made. What somebody else did with the run since stays.</summary>
    public Task<IReadOnlyList<Handled>> RestoreAsync(IReadOnlyCollection<Handled> did, CancellationToken cancel)
    {
        var changes = did.ToDictionary(one => one.Run);
        return ChangeAsync(AuditAction.RunRestored, changes.Keys, (run, now, _) => now.Without(changes[run].Before, changes[run].After), cancel);
    }

    /// <summary>As the log of actions says it.</summary>
    private static string? Words(Handling handling)
    {
        string[] said =
        [
            .. handling.ClaimedBy is { } claimed ? [$"with {claimed}"] : (string[])[],
            .. handling.Snooze is { } snooze ? [snooze.Until is { } until ? $"snoozed until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "snoozed until something changes"] : (string[])[],
            .. handling.Done is null ? (string[])[] : ["done"],
        ];
        return said.Length == 0 ? null : string.Join(", ", said);
    }

    private static bool IsSame(string person, string? other) => string.Equals(person, other, StringComparison.OrdinalIgnoreCase);

    private Task<IReadOnlyList<Handled>> ChangeAsync(AuditAction action, IReadOnlyCollection<RunKey> runs, Func<Handling, DateTimeOffset, Handling> change, CancellationToken cancel) =>
        ChangeAsync(action, runs, (_, handling, updatedAt) => change(handling, updatedAt), cancel);

    /// <summary>One transaction for all; runs that are gone are left out of the answer.</summary>
    private async Task<IReadOnlyList<Handled>> ChangeAsync(AuditAction action, IReadOnlyCollection<RunKey> runs, Func<RunKey, Handling, DateTimeOffset, Handling> change, CancellationToken cancel)
    {
        var by = Actor.Current;
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
                    if (after != before)
                        audit.Write(connection, transaction, Act.On(run, action, Words(before), Words(after)), by);
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
