namespace SeerDashboard.Webhooks;

/// <summary>Bodies that wait for room, in the order they came. Each kind waits only for its own, and nobody for an address that has its share.</summary>
internal sealed class WaitingLine
{
    // Waiting costs a connection, not the body's bytes.
    private const int MostOfOne = 256;
    private const int MostInAll = 1024;

    private static readonly int Kinds = Enum.GetValues<BodyKind>().Length;

    private readonly LinkedList<WaitingBody> _all = [];
    private readonly Dictionary<string, int> _of = new(StringComparer.Ordinal);

    /// <summary>How many.</summary>
    public int Count => _all.Count;

    /// <summary>All, the longest waiting first.</summary>
    public IReadOnlyCollection<WaitingBody> All => _all;

    /// <summary>Adds one at the end; its room, or null when it was turned away. When more wait than may, who is least likely Sentry's goes, which may be this one.</summary>
    public Task<RoomPlace?> Add(WaitingBody waiting)
    {
        _all.AddLast(waiting);
        _of[waiting.Network] = _of.GetValueOrDefault(waiting.Network) + 1;
        if (_of[waiting.Network] > MostOfOne)
            TurnAway(LeastLikely(waiting.Network));
        else if (_all.Count > MostInAll)
            TurnAway(LeastLikely(_of.MaxBy(each => each.Value).Key));
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
        var wait = new HashSet<BodyKind>();
        var full = new HashSet<(string Network, BodyKind Kind)>();
        for (var node = _all.First; node is not null && wait.Count < Kinds;)
        {
            var (one, next) = (node.Value, node.Next);
            if (!wait.Contains(one.Kind) && !full.Contains((one.Network, one.Kind)))
            {
                switch (books.Bar(one.Network, one.Bytes, one.IsLikely))
                {
                    case RoomBar.None when books.TryTake(one.Network, one.Bytes, one.IsLikely):
                        Remove(one);
                        one.Room.TrySetResult(admit(one));
                        break;
                    case RoomBar.Address:
                        full.Add((one.Network, one.Kind));
                        break;
                    default:
                        // Others of its kind behind it would slip past it for ever.
                        wait.Add(one.Kind);
                        break;
                }
            }

            node = next;
        }
    }

    /// <summary>Of an address: without Sentry's headers before those that have them, large before small, then who came last.</summary>
    private WaitingBody LeastLikely(string network) =>
        _all.Reverse().Where(one => one.Network == network).OrderBy(one => one.IsLikely).ThenBy(one => one.Kind != BodyKind.Large).First();

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
/// <param name="IsLikely">It comes with all headers that Sentry sends.</param>
/// <param name="Since">When it came.</param>
internal sealed record WaitingBody(string Network, int Bytes, bool IsLikely, DateTimeOffset Since)
{
    /// <summary>Whom it waits for.</summary>
    public BodyKind Kind => RoomBounds.Kind(Bytes, IsLikely);

    /// <summary>Completed with its room; with null when it was turned away.</summary>
    public TaskCompletionSource<RoomPlace?> Room { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
