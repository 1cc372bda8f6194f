using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>
/// Events that were just committed, on their way to the projection, which need not read them from the store again. A hint only: whatever is not
/// here is read there. Used on the writer's thread alone.
/// </summary>
public sealed class FreshEvents
{
    private const int Most = 4096;

    private const long MostBytes = 32 * 1024 * 1024;

    private readonly Dictionary<long, (SeerEvent Event, int Bytes)> _events = [];

    private long _bytes;

    /// <summary>Keeps the event of a delivery that is in the log now, while there is room.</summary>
    /// <param name="delivery">Its sequence in the log.</param>
    /// <param name="seen">As read at its arrival.</param>
    /// <param name="bytes">What it takes as JSON.</param>
    internal void Put(long delivery, SeerEvent seen, int bytes)
    {
        if (_events.Count < Most && _bytes + bytes <= MostBytes && _events.TryAdd(delivery, (seen, bytes)))
            _bytes += bytes;
    }

    /// <summary>Gives one away.</summary>
    internal bool TryTake(long delivery, out (SeerEvent Event, int Bytes) fresh)
    {
        if (!_events.Remove(delivery, out fresh))
            return false;
        _bytes -= fresh.Bytes;
        return true;
    }

    /// <summary>Forgets all: rows of the log may have been changed.</summary>
    internal void Clear()
    {
        _events.Clear();
        _bytes = 0;
    }
}
