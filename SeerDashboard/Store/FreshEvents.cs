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

    private readonly Queue<(long Delivery, SeerEvent Event, int Bytes)> _events = new();

    private long _last;

    private long _bytes;

    /// <summary>Keeps the event of a delivery that is in the log now, while there is room.</summary>
    /// <param name="delivery">Its sequence in the log; one that is not above all before it is left out.</param>
    /// <param name="seen">As read at its arrival.</param>
    /// <param name="bytes">What it takes as JSON.</param>
    internal void Put(long delivery, SeerEvent seen, int bytes)
    {
        if (delivery <= _last || _events.Count >= Most || _bytes + bytes > MostBytes)
            return;
        _events.Enqueue((delivery, seen, bytes));
        (_last, _bytes) = (delivery, _bytes + bytes);
    }

    /// <summary>Gives one away, and forgets those before it: the projection follows the log in its order.</summary>
    internal bool TryTake(long delivery, out (SeerEvent Event, int Bytes) fresh)
    {
        fresh = default;
        while (_events.TryPeek(out var first) && first.Delivery <= delivery)
        {
            _events.Dequeue();
            _bytes -= first.Bytes;
            if (first.Delivery < delivery)
                continue;
            fresh = (first.Event, first.Bytes);
            return true;
        }

        return false;
    }

    /// <summary>Forgets all: rows of the log may have been changed.</summary>
    internal void Clear()
    {
        _events.Clear();
        _bytes = 0;
    }
}
