using System.Threading.Channels;
using Microsoft.Extensions.Options;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Live;

/// <summary>The newest summary of every recent run, in memory, one a node; pushes are hints, the store is the truth (DESIGN.md decision 4).</summary>
public sealed class RunFeed
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<RunKey, long> _unconfirmed = [];
    private readonly Watchers<RunSummary> _changes;
    private readonly Watchers<RunFeed> _resets;
    private readonly Watchers<RunKey> _logs;
    private readonly Watchers<RunKey> _reviews;
    private readonly Watchers<IssueKey> _issues;
    private readonly int _capacity;
    private readonly TimeProvider _clock;
    private RecentRuns _runs;
    private long? _cursor;
    private long _reads;
    private long _clearedAt;

    /// <summary>An empty feed; the store is read by a hosted service.</summary>
    public RunFeed(StoreChanges changes, IOptions<LiveOptions> options, TimeProvider clock, ILogger<RunFeed> logger)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(options);
        _capacity = options.Value.RecentRuns;
        _clock = clock;
        _runs = new RecentRuns(_capacity, clock);
        _changes = new Watchers<RunSummary>(logger);
        _resets = new Watchers<RunFeed>(logger);
        _logs = new Watchers<RunKey>(logger);
        _reviews = new Watchers<RunKey>(logger);
        _issues = new Watchers<IssueKey>(logger);
        Health = new FeedHealth(clock, logger);
        changes.Cleared += Cleared;
        changes.Logged += _logs.Tell;
        changes.Reviewed += _reviews.Tell;
        changes.Told += _issues.Tell;
    }

    /// <summary>Whether this node is live or catching up, and since when.</summary>
    public FeedStatus Status => Health.Status;

    /// <summary>So many runs are kept at most; of a store with more, the newest ones and some that still wait.</summary>
    public int Capacity => _capacity;

    /// <summary>For the loop and the store reads to say how they are.</summary>
    internal FeedHealth Health { get; }

    /// <summary>Gets one item, at most, when the store should be read.</summary>
    internal ChannelReader<bool> Hints => _hints.Reader;

    /// <summary>Up to which version the store was read; only store reads move it. Null: everything is to be read anew.</summary>
    internal long? Cursor
    {
        get
        {
            lock (_gate)
                return _cursor;
        }
    }

    /// <summary>Newest activity first; states as stored (use <see cref="RunSummary.StateAt"/>).</summary>
    public IReadOnlyList<RunSummary> Newest(int limit)
    {
        lock (_gate)
            return _runs.Newest(limit);
    }

    /// <summary>The newest summary of one run; null when it is not among the recent ones.</summary>
    public RunSummary? Find(RunKey run)
    {
        lock (_gate)
            return _runs.Find(run);
    }

    /// <summary>
    /// Calls <paramref name="changed"/> with every change until disposed. Called on any thread; must return at once and not throw.
    /// Two changes of one run may be told in either order: <see cref="Find"/> has the newest.
    /// </summary>
    public IDisposable Watch(Action<RunSummary> changed) => _changes.Add(changed);

    /// <summary>Calls <paramref name="reset"/> when runs vanished or the store began a new epoch, and after the first read: read everything anew.</summary>
    public IDisposable WatchResets(Action reset) => _resets.Add(_ => reset());

    /// <summary>Calls <paramref name="grew"/> with every run that got deliveries on this node which change nothing of it, until disposed.</summary>
    public IDisposable WatchLogs(Action<RunKey> grew) => _logs.Add(grew);

    /// <summary>Calls <paramref name="reviewed"/> with every run that somebody on this node reviewed, until disposed; the store has what they did.</summary>
    public IDisposable WatchReviews(Action<RunKey> reviewed) => _reviews.Add(reviewed);

    /// <summary>Calls <paramref name="told"/> with every issue that Sentry told this node something of, also of one without a run, until disposed.</summary>
    public IDisposable WatchIssues(Action<IssueKey> told) => _issues.Add(told);

    /// <summary>Calls <paramref name="changed"/> when <see cref="Status"/> changes, until disposed.</summary>
    public IDisposable WatchStatus(Action<FeedStatus> changed) => Health.Watch(changed);

    /// <summary>Asks for a store read soon.</summary>
    internal void Hint() => _hints.Writer.TryWrite(true);

    /// <summary>A push came: shown at once when it is news, and confirmed by the next store read. It asks for none: that would cost a read for every push.</summary>
    internal void Pushed(RunSummary run)
    {
        lock (_gate)
        {
            if (run.Version <= _cursor || !_runs.Put(run))
                return;
            _unconfirmed[run.Key] = _reads;
        }
        _changes.Tell(run);
    }

    /// <summary>A store read begins; the number is for its other calls.</summary>
    internal long BeginRead()
    {
        lock (_gate)
            return ++_reads;
    }

    /// <summary>The store gave these changes, all up to the greatest version among them.</summary>
    internal void Read(IReadOnlyList<RunSummary> changed)
    {
        List<RunSummary> news = [];
        lock (_gate)
        {
            foreach (var run in changed)
            {
                if (_runs.Put(run))
                    news.Add(run);
                if (_runs.Find(run.Key) is not { } known || known.Version <= run.Version)
                    _unconfirmed.Remove(run.Key);
                // A null cursor stays: everything is to be read anew.
                if (run.Version > _cursor)
                    _cursor = run.Version;
            }
        }
        foreach (var run in news)
            _changes.Tell(run);
    }

    /// <summary>The read came to the end of the changes. What was pushed before it began and is not in the store has vanished meanwhile.</summary>
    internal void EndRead(long number)
    {
        var vanished = false;
        lock (_gate)
        {
            foreach (var key in _unconfirmed.Where(pushed => pushed.Value < number).Select(pushed => pushed.Key).ToList())
            {
                _unconfirmed.Remove(key);
                vanished |= _runs.Remove(key);
            }
        }
        if (vanished)
            _resets.Tell(this);
    }

    /// <summary>Everything was read anew: what is not in <paramref name="all"/> and was not pushed since the read began is gone.</summary>
    internal void Replace(long number, IReadOnlyList<RunSummary> all, long cursor)
    {
        lock (_gate)
        {
            var runs = new RecentRuns(_capacity, _clock);
            foreach (var run in all)
                runs.Put(run);
            foreach (var (key, pushedIn) in _unconfirmed.ToList())
            {
                if (pushedIn < number)
                    _unconfirmed.Remove(key);
                else if (_runs.Find(key) is { } pushed)
                    runs.Put(pushed);
            }
            _runs = runs;
            _cursor = _clearedAt < number ? cursor : null;
        }
        _resets.Tell(this);
    }

    /// <summary>Besides the newest ones, these older runs were read in the same read: they still wait for somebody.</summary>
    internal void Keep(long number, IReadOnlyList<RunSummary> waiting)
    {
        lock (_gate)
        {
            if (_clearedAt >= number)
                return;
            foreach (var run in waiting)
                _runs.Put(run);
        }
        _resets.Tell(this);
    }

    private void Cleared()
    {
        lock (_gate)
        {
            _cursor = null;
            _clearedAt = _reads;
        }
        Hint();
    }
}
