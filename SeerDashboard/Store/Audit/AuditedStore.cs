using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SeerDashboard.Store.Audit;

/// <summary>Small changes beside the writer, each in one transaction with its row in the log of actions; also where no server runs.</summary>
public sealed class AuditedStore(IDbContextFactory<SeerContext> store, AuditLog audit)
{
    /// <summary>A connection to read with.</summary>
    internal Task<SeerContext> OpenAsync(CancellationToken cancel) => store.CreateDbContextAsync(cancel);

    /// <summary>Changes what is stored, and says what was done; null: nothing was.</summary>
    internal async Task ChangeAsync(Func<SeerContext, Task<Act?>> change, CancellationToken cancel)
    {
        var by = Actor.Current;
        await using var context = await store.CreateDbContextAsync(cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var act = await change(context);
        await context.SaveChangesAsync(cancel);
        if (act is not null)
            audit.Write((SqliteConnection)context.Database.GetDbConnection(), (SqliteTransaction)transaction.GetDbTransaction(), act, by);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>For what changes no row here: a row of its own in the log of actions, durable when this comes back.</summary>
    public Task SayAsync(Act act, CancellationToken cancel) => ChangeAsync(_ => Task.FromResult<Act?>(act), cancel);
}
