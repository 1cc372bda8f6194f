namespace SeerDashboard.Live;

/// <summary>Who wants to hear of something. One that throws does not keep the others from hearing it.</summary>
internal sealed partial class Watchers<T>(ILogger logger)
{
    private readonly Lock _gate = new();
    private Watch[] _watches = [];

    /// <summary>Calls <paramref name="heard"/> with everything from now on until disposed; disposing twice is safe.</summary>
    public IDisposable Add(Action<T> heard)
    {
        var watch = new Watch(this, heard);
        lock (_gate)
            _watches = [.. _watches, watch];
        return watch;
    }

    /// <summary>Tells all.</summary>
    public void Tell(T what)
    {
        foreach (var watch in Volatile.Read(ref _watches))
        {
            try
            {
                watch.Heard?.Invoke(what);
            }
            catch (Exception error)
            {
                LogThrew(logger, error);
            }
        }
    }

    private void Remove(Watch watch)
    {
        lock (_gate)
            _watches = [.. _watches.Where(other => other != watch)];
    }

    private sealed class Watch(Watchers<T> owner, Action<T> heard) : IDisposable
    {
        public Action<T>? Heard { get; private set; } = heard;

        public void Dispose()
        {
            Heard = null;
            owner.Remove(this);
        }
    }

    [LoggerMessage(LogLevel.Error, "A watcher of the run feed threw; the others were told all the same.")]
    private static partial void LogThrew(ILogger logger, Exception error);
}
