using SeerDashboard.Runs;

namespace SeerDashboard.Live;

/// <summary>
/// The newest summary of each of the most recently updated runs, and of older ones that still wait for somebody: nobody else would remember them.
/// Not thread-safe: <see cref="RunFeed"/> guards it.
/// </summary>
/// <param name="capacity">How many runs are kept; the ones without news for longest go first. What waits stays beyond that, up to half of them.</param>
/// <param name="clock">Tells what has waited for too long.</param>
internal sealed class RecentRuns(int capacity, TimeProvider clock)
{
    private readonly Dictionary<RunKey, RunSummary> _byKey = [];
    private readonly SortedSet<RunSummary> _byActivity = new(NewestFirst.Instance);
    private readonly SortedSet<RunSummary> _rest = new(NewestFirst.Instance);

    /// <summary>The runs with the newest activity, those first.</summary>
    public IReadOnlyList<RunSummary> Newest(int limit) => [.. _byActivity.Take(limit)];

    /// <summary>One run, or null.</summary>
    public RunSummary? Find(RunKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>Takes a summary that is newer than the one at hand; false when it is not.</summary>
    public bool Put(RunSummary run)
    {
        if (_byKey.TryGetValue(run.Key, out var known))
        {
            if (known.Version >= run.Version)
                return false;
            Remove(run.Key);
        }
        _byKey[run.Key] = run;
        _byActivity.Add(run);
        if (!Waits(run))
            _rest.Add(run);
        if (_byKey.Count > capacity)
            Remove(First().Key);
        return true;
    }

    /// <summary>Forgets a run; false when it was not there.</summary>
    public bool Remove(RunKey key)
    {
        if (!_byKey.Remove(key, out var run))
            return false;
        _rest.Remove(run);
        return _byActivity.Remove(run);
    }

    /// <summary>The one that goes first.</summary>
    private RunSummary First()
    {
        var oldest = _byActivity.Max!;
        // An opened pull request ages out by the clock alone.
        if (!_rest.Contains(oldest) && !Waits(oldest))
            _rest.Add(oldest);
        return _rest.Count > 0 && _byKey.Count - _rest.Count <= capacity / 2 ? _rest.Max! : oldest;
    }

    private bool Waits(RunSummary run) => run.SupersededBy is null && Triage.Of(run, clock.GetUtcNow()).Group <= DeskGroup.NoWord;

    private sealed class NewestFirst : IComparer<RunSummary>
    {
        public static readonly NewestFirst Instance = new();

        public int Compare(RunSummary? x, RunSummary? y)
        {
            ArgumentNullException.ThrowIfNull(x);
            ArgumentNullException.ThrowIfNull(y);
            var order = y.UpdatedAt.CompareTo(x.UpdatedAt);
            if (order == 0)
                order = y.RunId.Value.CompareTo(x.RunId.Value);
            if (order == 0)
                order = string.CompareOrdinal(x.Integration, y.Integration);
            return order == 0 ? string.CompareOrdinal(x.Installation, y.Installation) : order;
        }
    }
}
