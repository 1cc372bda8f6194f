namespace SeerDashboard.Live;

/// <summary>Works out <see cref="FeedStatus"/> from how the node's own connection to the hub and its store reads go.</summary>
internal sealed partial class FeedHealth(TimeProvider clock, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly Watchers<FeedStatus> _watchers = new(logger);
    private bool _loopUp;
    private bool? _storeReadable;

    /// <summary>As of now; catching up until both were heard of.</summary>
    public FeedStatus Status { get; private set; } = new(FeedState.CatchingUp, clock.GetUtcNow());

    /// <summary>Told of every change of <see cref="Status"/>.</summary>
    public IDisposable Watch(Action<FeedStatus> changed) => _watchers.Add(changed);

    /// <summary>The connection to the own hub came up or went down.</summary>
    public void LoopIs(bool up)
    {
        lock (_gate)
            _loopUp = up;
        Judge();
    }

    /// <summary>The store was read.</summary>
    public void StoreAnswered()
    {
        if (StoreIs(readable: true) is false)
            LogReadable(logger);
    }

    /// <summary>The store could not be read; logged once an outage.</summary>
    public void StoreFailed(Exception error)
    {
        if (StoreIs(readable: false) is not false)
            LogUnreadable(logger, error);
    }

    private bool? StoreIs(bool readable)
    {
        bool? before;
        lock (_gate)
        {
            before = _storeReadable;
            _storeReadable = readable;
        }
        Judge();
        return before;
    }

    private void Judge()
    {
        FeedStatus status;
        lock (_gate)
        {
            var state = _loopUp && _storeReadable is true ? FeedState.Live : FeedState.CatchingUp;
            if (state == Status.State)
                return;
            Status = status = new FeedStatus(state, clock.GetUtcNow());
        }
        _watchers.Tell(status);
    }

    [LoggerMessage(LogLevel.Error, "The store cannot be read; pages show what was known last until it can.")]
    private static partial void LogUnreadable(ILogger logger, Exception error);

    [LoggerMessage(LogLevel.Information, "The store can be read again.")]
    private static partial void LogReadable(ILogger logger);
}
