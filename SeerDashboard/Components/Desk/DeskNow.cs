using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Desk;

/// <summary>The desk of this moment, made once a change, however many look at it. Reads what is in memory and nothing else.</summary>
public sealed class DeskNow : IDisposable
{
    /// <summary>As many runs as are grouped and counted; older ones are found by search, not by scrolling.</summary>
    public const int Recent = 5_000;

    /// <summary>Boards of so many queries are kept; whoever makes up more has them made anew.</summary>
    private const int MostAsked = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<(DeskQuery Query, string? Me), DeskBoard> _asked = [];
    private readonly RunFeed _feed;
    private readonly StepTimes _times;
    private readonly IntegrationDirectory _integrations;
    private readonly TimeProvider _clock;
    private readonly Several _watching;
    private DeskBoard _board = DeskBoard.Empty;
    private int _changed = 1;

    /// <summary>Follows <paramref name="feed"/>.</summary>
    public DeskNow(RunFeed feed, StepTimes times, IntegrationDirectory integrations, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(feed);
        (_feed, _times, _integrations, _clock) = (feed, times, integrations, clock);
        _watching = new([feed.Watch(_ => Volatile.Write(ref _changed, 1)), feed.WatchResets(() => Volatile.Write(ref _changed, 1))]);
    }

    /// <summary>What steps usually take here.</summary>
    public UsualTimes Usual => _times.Current;

    /// <summary>The runs are still being read.</summary>
    public bool IsCatchingUp => _feed.Status.State == FeedState.CatchingUp;

    /// <summary>So many runs are on it at most: of more, the newest ones and some that still wait.</summary>
    public int Most => Math.Min(Recent, _feed.Capacity);

    /// <summary>How often a board was made.</summary>
    internal int Made { get; private set; }

    /// <summary>How often the rows that a query asks for were taken from a board.</summary>
    internal int MadeAsked { get; private set; }

    /// <summary>The board. It is told of a change before those who watch it are, so what they were told of is on it.</summary>
    public DeskBoard Board()
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            // The mark is taken away before the feed is read: a change while it is read is made again.
            if (Interlocked.Exchange(ref _changed, 0) == 1 || _board.TurnsAt <= now)
            {
                _board = DeskBoard.Of(_feed.Newest(Recent), now);
                _asked.Clear();
                Made++;
            }

            return _board;
        }
    }

    /// <summary>
    /// The rows that are asked for, as <see cref="DeskBoard.Asked"/> has them: of the board that is in force made once, however many ask for the same.
    /// </summary>
    public DeskBoard Asked(DeskBoard board, DeskQuery query, string? me)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(query);
        var narrows = query with { Group = null, Text = null, Path = null, View = null };
        if (narrows.IsAll)
            return board;
        lock (_gate)
        {
            // One that somebody paused, or what a search found, is theirs alone.
            if (board != _board)
                return board.Asked(narrows, me, found: null);
            var key = (narrows, narrows.DependsOnWhoAsks ? me : null);
            if (_asked.TryGetValue(key, out var known))
                return known;
            if (_asked.Count == MostAsked)
                _asked.Clear();
            MadeAsked++;
            return _asked[key] = board.Asked(narrows, me, found: null);
        }
    }

    /// <summary>Names of the integrations that hold sample runs.</summary>
    public IReadOnlySet<string> Samples() => _integrations.All.Where(one => one.IsSample).Select(one => one.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Calls <paramref name="changed"/> when something of this changed, until disposed.</summary>
    public IDisposable Watch(Action changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        _integrations.Changed += changed;
        return new Several([_feed.Watch(_ => changed()), _feed.WatchResets(changed), _feed.WatchStatus(_ => changed()), new Once(() => _integrations.Changed -= changed)]);
    }

    /// <inheritdoc/>
    public void Dispose() => _watching.Dispose();
}
