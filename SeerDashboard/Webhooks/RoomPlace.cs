namespace SeerDashboard.Webhooks;

/// <summary>Room for one body while it comes in and until its signature is checked. Given back by disposing it.</summary>
internal sealed class RoomPlace : IDisposable
{
    // A sender on the other side of the world is faster than this; one that holds room to keep others out is not.
    private const double BytesPerMillisecond = 1000;
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly UnverifiedRoom _room;
    private readonly CancellationTokenSource _end;
    private readonly TimeProvider _clock;
    private long _awaitedTicks;
    private long _awaitsSince;
    private volatile int _received;
    private volatile bool _whole;

    /// <param name="room">Where it is.</param>
    /// <param name="network">Whose it is.</param>
    /// <param name="bytes">How many bytes it is for.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="within">How long the body may take to come.</param>
    public RoomPlace(UnverifiedRoom room, string network, int bytes, TimeProvider clock, TimeSpan within) =>
        (_room, Network, Bytes, _clock, _end) = (room, network, bytes, clock, new(within, clock));

    /// <summary>Whose it is.</summary>
    public string Network { get; }

    /// <summary>How many bytes it is for: what was announced, or else the largest body.</summary>
    public int Bytes { get; }

    /// <summary>Ends the reading: it takes too long, or <see cref="GivenUp"/>.</summary>
    public CancellationToken End => _end.Token;

    /// <summary>Others wait, and this one came too slowly.</summary>
    public bool GivenUp { get; private set; }

    /// <summary>Given back.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Nothing more is here: from now until <see cref="Received"/> it is the sender who is waited for.</summary>
    public void Awaits() => Volatile.Write(ref _awaitsSince, _clock.GetUtcNow().UtcTicks);

    /// <summary>So much has come.</summary>
    public void Received(int bytes)
    {
        _received = bytes;
        if (Interlocked.Exchange(ref _awaitsSince, 0) is > 0 and var since)
            Volatile.Write(ref _awaitedTicks, _awaitedTicks + _clock.GetUtcNow().UtcTicks - since);
    }

    /// <summary>All of it has come: what is still to be done is ours, and it is never given up.</summary>
    public void Whole() => _whole = true;

    /// <summary>
    /// Whether it comes more slowly than from any sender who has the body ready. Only the time counts in which the sender was waited for:
    /// that this server has much to do is nobody's fault.
    /// </summary>
    public bool IsSlow(DateTimeOffset now)
    {
        var since = Volatile.Read(ref _awaitsSince);
        var awaited = TimeSpan.FromTicks(Volatile.Read(ref _awaitedTicks) + (since > 0 ? now.UtcTicks - since : 0));
        return !_whole && !GivenUp && awaited > Grace + TimeSpan.FromMilliseconds(_received / BytesPerMillisecond);
    }

    /// <summary>Called by the room, for others wait.</summary>
    public void GiveUp()
    {
        GivenUp = true;
        // Not at once: whoever reads would go on inside the lock of the room.
        _ = _end.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        HasLeft = true;
        _room.Leave(this);
        _end.Dispose();
    }
}
