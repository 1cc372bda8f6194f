using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Audit;

/// <summary>Small changes by the writer, each in one transaction with its row in the log of actions.</summary>
public sealed class AuditedJobs(StoreJobs jobs, AuditLog audit)
{
    /// <summary>Comes back when it is durable.</summary>
    /// <param name="change">Changes rows, and says what was done; null: nothing was.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    /// <param name="then">After the commit, before the writer does anything else.</param>
    internal Task ChangeAsync(Func<SqliteConnection, SqliteTransaction, Act?> change, CancellationToken cancel, Action<SqliteConnection>? then = null)
    {
        var by = Actor.Current;
        return jobs.RunAsync((connection, _) =>
        {
            using var transaction = connection.BeginTransaction();
            if (change(connection, transaction) is { } act)
                audit.Write(connection, transaction, act, by);
            transaction.Commit();
            then?.Invoke(connection);
        }, cancel);
    }

    /// <summary>Changes that nobody has to answer for, such as when something was last used.</summary>
    internal Task NoteAsync(Action<SqliteConnection> note, CancellationToken cancel) => jobs.RunAsync((connection, _) => note(connection), cancel);
}
