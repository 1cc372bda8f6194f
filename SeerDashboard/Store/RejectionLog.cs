namespace SeerDashboard.Store;

/// <summary>Why a request to the webhook was refused.</summary>
public enum Rejection
{
    /// <summary>No signature header.</summary>
    NoSignature,

    /// <summary>A signature that no known secret makes.</summary>
    WrongSignature,

    /// <summary>No secret is known at all.</summary>
    NoSecret,

    /// <summary>Larger than the limit.</summary>
    TooLarge,

    /// <summary>Too many unverified bytes at once.</summary>
    TooMany,
}

/// <summary>How often requests were refused since the start, and when last.</summary>
public sealed class RejectionLog(TimeProvider clock)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Rejection, (long Count, DateTimeOffset LastAt)> _seen = new();

    /// <summary>Something was refused.</summary>
    public event Action? Changed;

    /// <summary>By reason.</summary>
    public IReadOnlyDictionary<Rejection, (long Count, DateTimeOffset LastAt)> Seen => _seen;

    /// <summary>Counts one.</summary>
    public void Add(Rejection reason)
    {
        var now = clock.GetUtcNow();
        _seen.AddOrUpdate(reason, (1, now), (_, seen) => (seen.Count + 1, now));
        Changed?.Invoke();
    }
}
