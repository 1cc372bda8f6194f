using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>
/// The events that a run is put together from: all of them, or, of a run that says more than fits into memory at a time, the newest. Which they are
/// follows from the log alone, so that following it and reading it again come to the same.
/// </summary>
internal sealed class HeldEvents
{
    /// <summary>As JSON. A body has at most 10 MB; text takes twice as much in memory, and several times that while its run is written.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    private readonly Queue<(SeerEvent? Event, int Bytes)> _all = new();

    /// <summary>What is held, as JSON.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many of the oldest are not held.</summary>
    public int LeftOut { get; private set; }

    /// <summary>How many there are, held or not.</summary>
    public int Count => _all.Count + LeftOut;

    /// <summary>In the order of the log; null for what this version cannot read.</summary>
    public IEnumerable<SeerEvent?> All => _all.Select(one => one.Event);

    /// <summary>Those of a run that lies in the log. What is not held is not read either.</summary>
    /// <param name="newestFirst">As they lie there.</param>
    /// <param name="count">Counts them all.</param>
    public static HeldEvents Of(IEnumerable<byte[]?> newestFirst, Func<long> count)
    {
        var (held, bytes) = (new Stack<(SeerEvent? Event, int Bytes)>(), 0L);
        var events = new HeldEvents();
        foreach (var stored in newestFirst)
        {
            var seen = StoredEvent.Read(stored, out var size);
            bytes += size;
            if (bytes > MostBytes && held.Count > 0)
            {
                events.LeftOut = (int)count() - held.Count;
                break;
            }

            held.Push((seen, size));
        }

        foreach (var (seen, size) in held)
            events.Add(seen, size);
        return events;
    }

    /// <summary>One more, newer than all before it.</summary>
    /// <param name="seen">Null when this version cannot read it.</param>
    /// <param name="bytes">What it takes as JSON.</param>
    public void Add(SeerEvent? seen, int bytes)
    {
        _all.Enqueue((seen, bytes));
        Bytes += bytes;
        while (Bytes > MostBytes && _all.Count > 1)
        {
            Bytes -= _all.Dequeue().Bytes;
            LeftOut++;
        }
    }

    /// <summary>An event as it lies in the log.</summary>
    public void Add(byte[]? stored)
    {
        var seen = StoredEvent.Read(stored, out var bytes);
        Add(seen, bytes);
    }
}
