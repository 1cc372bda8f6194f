namespace SeerDashboard.Store.Unproven;

/// <summary>
/// What waits, bounded in number and in bytes. When a bound is passed, the sender that holds most of it gives up its oldest, until it is kept:
/// so the oldest go first, and a sender that holds no more than its even share loses nothing to another one.
/// </summary>
internal sealed class FairShares(int mostRequests, long mostBytes)
{
    private readonly List<Held> _held = [];

    /// <summary>How many wait.</summary>
    public int Count => _held.Count;

    /// <summary>How large they are together.</summary>
    public long Bytes { get; private set; }

    /// <summary>When the oldest came; null when none waits.</summary>
    public DateTimeOffset? Oldest => _held.Count == 0 ? null : _held.Min(one => one.At);

    /// <summary>In the order they came in.</summary>
    public IReadOnlyList<Held> All => _held;

    /// <summary>Takes one in; gives those that go for it, which may be the one itself.</summary>
    public IReadOnlyList<Held> Admit(Held newcomer)
    {
        _held.Add(newcomer);
        Bytes += newcomer.Size;
        var gone = new List<Held>();
        while (_held.Count > mostRequests)
            gone.Add(GiveUp(_ => 1));
        while (Bytes > mostBytes)
            gone.Add(GiveUp(one => one.Size));
        return gone;
    }

    /// <summary>Takes one out; false when it is not here.</summary>
    public bool Remove(long id)
    {
        var at = _held.FindIndex(one => one.Id == id);
        if (at < 0)
            return false;
        Bytes -= _held[at].Size;
        _held.RemoveAt(at);
        return true;
    }

    /// <summary>Takes out those that came at <paramref name="time"/> or before.</summary>
    public IReadOnlyList<Held> RemoveUntil(DateTimeOffset time)
    {
        List<Held> gone = [.. _held.Where(one => one.At <= time)];
        gone.ForEach(one => Remove(one.Id));
        return gone;
    }

    private Held GiveUp(Func<Held, long> weight)
    {
        // Groups keep the order of their oldest: of two that hold the same, the one that has waited longest gives.
        var heaviest = _held.GroupBy(one => one.Sender).MaxBy(group => group.Sum(weight))!;
        var oldest = heaviest.First();
        Remove(oldest.Id);
        return oldest;
    }
}

/// <summary>One that waits.</summary>
/// <param name="Id">Its row.</param>
/// <param name="At">When it came.</param>
/// <param name="Sender">Whose share it counts for.</param>
/// <param name="Size">Of the body as it came, before compression: a body that compresses well costs no less to try.</param>
internal sealed record Held(long Id, DateTimeOffset At, string Sender, int Size);
