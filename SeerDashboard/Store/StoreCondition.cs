namespace SeerDashboard.Store;

/// <summary>Whether the store can be written, as the writer last found it, and whether deliveries are written in time.</summary>
public sealed class StoreCondition
{
    private string? _keeps;

    private string? _waits;

    private string? _projects;

    /// <summary>It became well or ill. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>Why deliveries cannot be kept; null while they can.</summary>
    public string? Keeping => Volatile.Read(ref _keeps);

    /// <summary>Why runs are not brought up to date; null while they are.</summary>
    public string? Projecting => Volatile.Read(ref _projects);

    /// <summary>What keeps deliveries from being kept, and what it means; null while nothing does.</summary>
    public string? NotKept =>
        Keeping is { } kept ? $"{kept} Deliveries are answered 503 until it can be written; that is tried again all the time."
        : Volatile.Read(ref _waits) is { } waits ? $"{waits} Deliveries are answered 503 until it has caught up."
        : null;

    /// <summary>What is wrong, and what it means; null while nothing is.</summary>
    public string? Problem => NotKept
        ?? (Projecting is { } projected ? $"{projected} Deliveries are kept; runs are brought up to date as soon as they can be." : null);

    /// <summary>Deliveries can be kept (null), or why not; true when that is news.</summary>
    internal bool Keeps(string? fault) => IsNews(ref _keeps, fault);

    /// <summary>Deliveries are written in time (null), or why not; true when that is news.</summary>
    internal bool Waits(string? fault) => IsNews(ref _waits, fault);

    /// <summary>Runs are brought up to date (null), or why not; true when that is news.</summary>
    internal bool Projects(string? fault) => IsNews(ref _projects, fault);

    private bool IsNews(ref string? known, string? fault)
    {
        if (Interlocked.Exchange(ref known, fault) == fault)
            return false;
        Changed?.Invoke();
        return true;
    }
}
