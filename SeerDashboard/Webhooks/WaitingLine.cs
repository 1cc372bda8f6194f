namespace SeerDashboard.Webhooks;

/// <summary>Bodies that wait for room, in the order they came. Small ones wait only for small ones, and nobody for an address that has its share.</summary>
internal sealed class WaitingLine
{
    // Waiting costs a connection, not the body's bytes. Who waits longest goes first when there are more: Sentry waits one second.
    private const int MostOfOne = 256;
    private const int MostInAll = 1024;

    private readonly LinkedList<WaitingBody> _all = [];
    private readonly Dictionary<string, int> _of = new(StringComparer.Ordinal);

    /// <summary>How many.</summary>
    public int Count => _all.Count;

    /// <summary>All, the longest waiting first.</summary>
    public IReadOnlyCollection<WaitingBody> All => _all;

    /// <summary>Adds one at the end; its room, or null when it was turned away.</summary>
    public Task<RoomPlace?> Add(string network, int bytes, DateTimeOffset now)
    {
        if (_of.GetValueOrDefault(network) >= MostOfOne)
            TurnAway(_all.First(one => one.Network == network));
        else if (_all.Count >= MostInAll)
            TurnAway(_all.First!.Value);
        var waiting = new WaitingBody(network, bytes, now);
        _all.AddLast(waiting);
        _of[network] = _of.GetValueOrDefault(network) + 1;
        return waiting.Room.Task;
    }

    /// <summary>Turns away who waits since before <paramref name="since"/>.</summary>
    public void TurnAway(DateTimeOffset since)
    {
        while (_all.First is { } first && first.Value.Since < since)
            TurnAway(first.Value);
    }

    /// <summary>Lets in, in order, whom there is room for.</summary>
    public void LetIn(RoomBooks books, Func<WaitingBody, RoomPlace> admit)
    {
        var (smallWait, largeWait) = (false, false);
        var full = new HashSet<(string Network, bool IsSmall)>();
        for (var node = _all.First; node is not null && !(smallWait && largeWait);)
        {
            var (one, next) = (node.Value, node.Next);
            if (!(one.IsSmall ? smallWait : largeWait) && !full.Contains((one.Network, one.IsSmall)))
            {
                switch (books.Bar(one.Network, one.Bytes))
                {
                    case RoomBar.None when books.TryTake(one.Network, one.Bytes):
                        Remove(one);
                        one.Room.TrySetResult(admit(one));
                        break;
                    case RoomBar.Address:
                        full.Add((one.Network, one.IsSmall));
                        break;
                    default:
                        // Large ones behind it would slip past it for ever.
                        (smallWait, largeWait) = (smallWait || one.IsSmall, largeWait || !one.IsSmall);
                        break;
                }
            }

            node = next;
        }
    }

    private void TurnAway(WaitingBody one)
    {
        Remove(one);
        one.Room.TrySetResult(null);
    }

    private void Remove(WaitingBody one)
    {
        _all.Remove(one);
        if (_of[one.Network] is > 1 and var others)
            _of[one.Network] = others - 1;
        else
            _of.Remove(one.Network);
    }
}

/// <summary>One body that waits.</summary>
/// <param name="Network">Whose it is.</param>
/// <param name="Bytes">How much room it needs.</param>
/// <param name="Since">When it came.</param>
internal sealed record WaitingBody(string Network, int Bytes, DateTimeOffset Since)
{
    /// <summary>Whether it is one of the small ones.</summary>
    public bool IsSmall => Bytes <= RoomBounds.Small;

    /// <summary>Completed with its room; with null when it was turned away.</summary>
    public TaskCompletionSource<RoomPlace?> Room { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
