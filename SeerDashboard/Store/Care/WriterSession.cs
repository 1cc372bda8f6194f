namespace SeerDashboard.Store.Care;

/// <summary>A command that writes: the store's own writer runs for as long as the command does, and no server can meanwhile.</summary>
internal static class WriterSession
{
    /// <summary>Runs <paramref name="work"/> with the writer; what it began is finished before this comes back.</summary>
    /// <exception cref="StoreUnusableException">A server or another command holds the store, or it cannot be opened.</exception>
    public static async Task<T> RunAsync<T>(IServiceProvider services, Func<Task<T>> work, CancellationToken cancel)
    {
        // Before anything is migrated: another version may be serving from it.
        services.GetRequiredService<StoreHold>().Take();
        var writer = services.GetRequiredService<StoreWriter>();
        await writer.StartAsync(cancel);
        try
        {
            return await work();
        }
        finally
        {
            await writer.StopAsync(CancellationToken.None);
        }
    }
}
