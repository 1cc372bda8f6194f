namespace SeerDashboard.Store;

/// <summary>When each integration last delivered; kept in memory, read from the log at start.</summary>
public sealed class Receipts
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);

    /// <summary>A delivery was kept, or read anew.</summary>
    public event Action? Changed;

    /// <summary>By integration.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Last => _last;

    /// <summary>Of any integration; null before the first.</summary>
    public DateTimeOffset? Newest => _last.IsEmpty ? null : _last.Values.Max();

    /// <summary>Called by the inbox after its commit.</summary>
    internal void Kept(string integration, DateTimeOffset at)
    {
        // One that waited for its secret came earlier than it is kept.
        _last.AddOrUpdate(integration, at, (_, last) => last > at ? last : at);
        Changed?.Invoke();
    }

    /// <summary>Called when a kept body was read anew.</summary>
    internal void ReadAgain() => Changed?.Invoke();

    /// <summary>Called when all that an integration delivered was deleted.</summary>
    internal void Forget(string integration)
    {
        _last.TryRemove(integration, out _);
        Changed?.Invoke();
    }
}
