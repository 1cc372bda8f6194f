using Microsoft.Extensions.Options;

namespace SeerDashboard.Webhooks;

/// <summary>
/// Bounds the bodies that are in memory before their signature is checked. A body takes room for all of its bytes before any is read, so two
/// halves can never wait for each other. What finds no room waits, unread: the connection's own window holds the sender up. While any waits, bodies
/// that come slowly are given up, so that nobody holds room by sending a byte now and then. So whatever comes at an honest pace gets in.
/// </summary>
internal sealed class UnverifiedRoom : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly RoomBooks _books;
    private readonly WaitingLine _line = new();
    private readonly HashSet<RoomPlace> _inside = [];
    private readonly TimeProvider _clock;
    private readonly TimeSpan _within;
    private readonly ITimer _ticking;
    private bool _ticks;

    /// <param name="options">The bounds.</param>
    /// <param name="clock">Tells the time.</param>
    public UnverifiedRoom(IOptions<WebhookOptions> options, TimeProvider clock)
    {
        (_clock, Bounds, _within) = (clock, options.Value.Bounds, TimeSpan.FromSeconds(options.Value.BodyWithinSeconds));
        _books = new(Bounds);
        _ticking = clock.CreateTimer(_ => MakeRoom(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How much there is.</summary>
    public RoomBounds Bounds { get; }

    /// <summary>Bytes that are taken.</summary>
    public long Taken
    {
        get
        {
            lock (_lock)
                return _books.InAll;
        }
    }

    /// <summary>Bodies that wait for room.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _line.Count;
        }
    }

    /// <summary>Room for <paramref name="bytes"/>, as soon as there is some; null when there was none for too long, or others went first.</summary>
    /// <param name="network">Whose it is.</param>
    /// <param name="bytes">How much is needed.</param>
    /// <param name="likely">It comes with all headers that Sentry sends.</param>
    public Task<RoomPlace?> EnterAsync(string network, int bytes, bool likely)
    {
        lock (_lock)
        {
            if (_line.Count == 0 && _books.TryTake(network, bytes, likely))
                return Task.FromResult<RoomPlace?>(Admit(network, bytes));
            // Who waits already goes first, where both wait for the same.
            var waiting = _line.Add(new(network, bytes, likely, _clock.GetUtcNow()));
            LetIn();
            return waiting;
        }
    }

    /// <summary>Called by a place that is given back.</summary>
    public void Leave(RoomPlace place)
    {
        lock (_lock)
        {
            if (!_inside.Remove(place))
                return;
            _books.Give(place.Network, place.Bytes);
            LetIn();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ticking.Dispose();

    private RoomPlace Admit(string network, int bytes)
    {
        var place = new RoomPlace(this, network, bytes, _clock, _within);
        _inside.Add(place);
        return place;
    }

    private void LetIn()
    {
        _line.LetIn(_books, one => Admit(one.Network, one.Bytes));
        if (_line.Count > 0 == _ticks)
            return;
        _ticks = !_ticks;
        var every = _ticks ? Tick : Timeout.InfiniteTimeSpan;
        _ticking.Change(every, every);
    }

    private void MakeRoom()
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            _line.TurnAway(now - _within);
            LetIn();
            if (_line.Count > 0)
                SlowOnes.GiveUp(_inside, _line.All, _books, now);
        }
    }
}
