namespace SeerDashboard.Webhooks;

/// <summary>How many bytes may be in memory before their signature is checked.</summary>
/// <param name="MaxBody">The largest body.</param>
/// <param name="PerAddress">By one sender's address; at least twice <paramref name="MaxBody"/>.</param>
/// <param name="InAll">By all of them; at least <paramref name="PerAddress"/>.</param>
internal sealed record RoomBounds(int MaxBody, long PerAddress, long InAll)
{
    /// <summary>
    /// Most of Sentry's bodies are smaller. A quarter of each bound is kept for them, so that large bodies, wanted or not, never hold them up;
    /// half of that for those that come with Sentry's headers.
    /// </summary>
    public const int Small = 64 * 1024;

    /// <summary>How much of the bound <paramref name="of"/> a body may fill.</summary>
    public static long For(BodyKind kind, long of) => kind switch
    {
        BodyKind.Large => of - (of / 4),
        BodyKind.Small => of - (of / 8),
        _ => of,
    };

    /// <summary>What a body of this size is.</summary>
    public static BodyKind Kind(int bytes, bool likely) => bytes > Small ? BodyKind.Large : likely ? BodyKind.SmallAndLikely : BodyKind.Small;
}

/// <summary>What is known of a body before it is read. Each kind waits only for its own.</summary>
internal enum BodyKind
{
    /// <summary>More than <see cref="RoomBounds.Small"/>.</summary>
    Large,

    /// <summary>No more, and without Sentry's headers.</summary>
    Small,

    /// <summary>No more, and with all headers that Sentry sends.</summary>
    SmallAndLikely,
}

/// <summary>What keeps a body out.</summary>
internal enum RoomBar
{
    /// <summary>Nothing: there is room.</summary>
    None,

    /// <summary>Its own address has as much as one address may have.</summary>
    Address,

    /// <summary>All addresses together have as much as may be.</summary>
    All,
}

/// <summary>Counts the bytes that are taken, by address and in all. The arithmetic alone: it neither waits nor locks.</summary>
internal sealed class RoomBooks(RoomBounds bounds)
{
    private readonly Dictionary<string, long> _taken = new(StringComparer.Ordinal);

    /// <summary>By all addresses together.</summary>
    public long InAll { get; private set; }

    /// <summary>How many addresses have taken any.</summary>
    public int Addresses => _taken.Count;

    /// <summary>By one address.</summary>
    public long Of(string address) => _taken.GetValueOrDefault(address);

    /// <summary>What would keep this many bytes more out.</summary>
    public RoomBar Bar(string address, int bytes, bool likely)
    {
        var kind = RoomBounds.Kind(bytes, likely);
        return Of(address) + bytes > RoomBounds.For(kind, bounds.PerAddress) ? RoomBar.Address
            : InAll + bytes > RoomBounds.For(kind, bounds.InAll) ? RoomBar.All
            : RoomBar.None;
    }

    /// <summary>Takes them all, or none.</summary>
    public bool TryTake(string address, int bytes, bool likely)
    {
        if (Bar(address, bytes, likely) != RoomBar.None)
            return false;
        _taken[address] = Of(address) + bytes;
        InAll += bytes;
        return true;
    }

    /// <summary>Gives back what was taken.</summary>
    public void Give(string address, int bytes)
    {
        InAll -= bytes;
        if (Of(address) - bytes is > 0 and var left)
            _taken[address] = left;
        else
            _taken.Remove(address);
    }
}
