namespace SeerDashboard.Store;

/// <summary>
/// Where deliveries wait for the writer, bounded by number and by bytes. Those whose sender still listens go first. Those whose sender was
/// answered 503 are written when nobody else waits: most of Sentry's integrations never send again, so this may be the only copy. They are the
/// first to go when room is needed.
/// </summary>
internal sealed class WaitingRoom(int most, long mostBytes)
{
    private const int BatchLength = 256;

    private const long BatchBytes = 4 * 1024 * 1024;

    private readonly Lock _door = new();

    private readonly LinkedList<Waiting> _small = [];

    private readonly LinkedList<Waiting> _large = [];

    private readonly LinkedList<Waiting> _late = [];

    private bool _closed;

    private bool _largeIsNext;

    private (int Count, long Bytes) _held;

    /// <summary>How many are here or just being written, and their bytes.</summary>
    public (int Count, long Bytes) Held
    {
        get
        {
            lock (_door)
                return _held;
        }
    }

    /// <summary>How many wait whose sender still listens.</summary>
    public int Listening
    {
        get
        {
            lock (_door)
                return _small.Count + _large.Count;
        }
    }

    /// <summary>False when there is no room: what stands before it would take longer than its sender waits.</summary>
    public bool TryEnter(Waiting one)
    {
        lock (_door)
        {
            if (_closed || !TryHold(one))
                return false;
            one.Place = (one.Bytes < Waiting.Large ? _small : _large).AddLast(one);
            return true;
        }
    }

    /// <summary>Its sender was answered: it goes behind those who still wait. Nothing when it is being written.</summary>
    public void GiveUp(Waiting one)
    {
        lock (_door)
        {
            if (one.Place is not { List: { } list } place || list == _late)
                return;
            list.Remove(place);
            _late.AddLast(place);
        }
    }

    /// <summary>
    /// What is written next in one transaction, in the order of arrival; a large one by itself, after those small ones that wait with it.
    /// Of those who gave up, some are taken only when <paramref name="late"/>, and only when nobody else waits.
    /// </summary>
    public List<Waiting> Take(bool late)
    {
        lock (_door)
        {
            if (_large.Count > 0 && (_largeIsNext || _small.Count == 0))
            {
                _largeIsNext = false;
                return Take(_large, 1);
            }

            _largeIsNext = true;
            return _small.Count > 0 ? Take(_small, BatchLength) : late ? Take(_late, BatchLength) : [];
        }
    }

    /// <summary>They could not be written now, and their senders were told so.</summary>
    public void TakeBack(IEnumerable<Waiting> several)
    {
        lock (_door)
        {
            foreach (var one in several)
                one.Place = _late.AddLast(one);
        }
    }

    /// <summary>They are written, or never will be.</summary>
    public void Leave(IEnumerable<Waiting> several)
    {
        lock (_door)
        {
            foreach (var one in several)
                Release(one);
        }
    }

    /// <summary>Nobody comes in any more.</summary>
    public void Close()
    {
        lock (_door)
            _closed = true;
    }

    private bool TryHold(Waiting one)
    {
        while (_held.Count > 0 && (_held.Count >= most || _held.Bytes + one.Bytes > mostBytes))
        {
            if (_late.First is not { } oldest)
                return false;
            _late.Remove(oldest);
            Release(oldest.Value);
        }

        _held = (_held.Count + 1, _held.Bytes + one.Bytes);
        return true;
    }

    private void Release(Waiting one)
    {
        one.Place = null;
        _held = (_held.Count - 1, _held.Bytes - one.Bytes);
    }

    private static List<Waiting> Take(LinkedList<Waiting> from, int most)
    {
        var (taken, bytes) = (new List<Waiting>(Math.Min(most, from.Count)), 0L);
        while (taken.Count < most && from.First is { } first && (taken.Count == 0 || bytes + first.Value.Bytes <= BatchBytes))
        {
            from.Remove(first);
            first.Value.Place = null;
            taken.Add(first.Value);
            bytes += first.Value.Bytes;
        }

        return taken;
    }
}
