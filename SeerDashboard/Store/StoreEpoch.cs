namespace SeerDashboard.Store;

/// <summary>
/// Which life of the store this is: another one once a backup was restored. A program that keeps what it read drops all of it then, since some of
/// it may never have been (STATE.md §6).
/// </summary>
public sealed class StoreEpoch(ReadConnections store)
{
    /// <summary>The header that says it.</summary>
    public const string Header = "Seer-Epoch";

    private string? _known;

    /// <summary>It stays the same for as long as a server runs; null before the projector first wrote.</summary>
    public async ValueTask<string?> ReadAsync(CancellationToken cancel) => _known ??= await store.ReadAsync(
        connection => connection.Prepare("SELECT Epoch FROM Projection WHERE Id = 1").ExecuteScalar() as string, cancel);
}
