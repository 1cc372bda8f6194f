namespace SeerDashboard.Store;

/// <summary>Whether the store can be written, as the writer last found it.</summary>
public sealed class StoreCondition
{
    private volatile string? _keeps;

    private volatile string? _projects;

    /// <summary>Why deliveries cannot be kept; null while they can.</summary>
    public string? Keeping => _keeps;

    /// <summary>Why runs are not brought up to date; null while they are.</summary>
    public string? Projecting => _projects;

    /// <summary>What is wrong, and what it means; null while nothing is.</summary>
    public string? Problem => _keeps is { } kept
        ? $"{kept} Deliveries are answered 503 until it can be written; that is tried again all the time."
        : _projects is { } projected ? $"{projected} Deliveries are kept; runs are brought up to date as soon as they can be." : null;

    /// <summary>Deliveries can be kept (null), or why not; true when that is news.</summary>
    internal bool Keeps(string? fault)
    {
        var news = fault != _keeps;
        _keeps = fault;
        return news;
    }

    /// <summary>Runs are brought up to date (null), or why not; true when that is news.</summary>
    internal bool Projects(string? fault)
    {
        var news = fault != _projects;
        _projects = fault;
        return news;
    }
}
