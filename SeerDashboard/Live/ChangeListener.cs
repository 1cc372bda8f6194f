using SeerDashboard.Runs;

namespace SeerDashboard.Live;

/// <summary>
/// One who reads changes. What waits for them is the newest of each run, so being slow costs little; who has let more runs wait than
/// <see cref="MostWaiting"/> is dropped, and goes on from the store when they come back.
/// </summary>
/// <param name="from">Everything after this version comes here.</param>
/// <param name="whose">Whose slot it takes; null for nobody's in particular.</param>
/// <param name="clock">Says when nothing has come for long enough.</param>
/// <param name="leave">Called once, when they go.</param>
public sealed class ChangeListener(long from, string? whose, TimeProvider clock, Action<ChangeListener> leave) : IDisposable
{
    /// <summary>Runs that wait at most.</summary>
    public const int MostWaiting = 2_000;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _news = new(0, 1);
    private Dictionary<RunKey, ChangedRun> _waiting = [];
    private Task? _next;
    private bool _reset;
    private int _left;

    /// <summary>Everything after this version comes here; what was before is in the store.</summary>
    public long From => from;

    /// <summary>Who read up to an earlier version may hold runs that are gone.</summary>
    public long RemovedAt { get; init; }

    /// <summary>Whose slot it takes; null for nobody's in particular.</summary>
    public string? Whose => whose;

    /// <summary>Too much waited.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>Waits until something changed, or for so long; what did, in the order of versions, and whether runs have vanished.</summary>
    public async Task<(IReadOnlyList<ChangedRun> Changed, bool HasReset)> TakeAsync(TimeSpan longest, CancellationToken cancel)
    {
        // A wait that nothing has answered yet goes on next time.
        var next = _next ??= _news.WaitAsync(CancellationToken.None);
        using (var pause = CancellationTokenSource.CreateLinkedTokenSource(cancel))
        {
            await Task.WhenAny(next, Task.Delay(longest, clock, pause.Token));
            await pause.CancelAsync();
        }

        cancel.ThrowIfCancellationRequested();
        if (next.IsCompleted)
            _next = null;
        lock (_gate)
        {
            var (taken, reset) = (_waiting, _reset);
            (_waiting, _reset) = ([], false);
            return ([.. taken.Values.OrderBy(run => run.Version)], reset);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The semaphore may still be told of something, and needs no disposing: nobody asks for its handle.
        if (Interlocked.Exchange(ref _left, 1) == 0)
            leave(this);
    }

    internal void Offer(IReadOnlyList<ChangedRun> changed)
    {
        lock (_gate)
        {
            if (IsDropped)
                return;
            foreach (var run in changed)
                _waiting[run.Run] = run;
            if (_waiting.Count > MostWaiting)
                (IsDropped, _waiting) = (true, []);
            Tell();
        }
    }

    internal void Reset()
    {
        lock (_gate)
        {
            // Among what waits may be what was erased. Whoever reads everything anew misses nothing of it, and whoever goes first is given it again.
            (_reset, _waiting) = (true, []);
            Tell();
        }
    }

    private void Tell()
    {
        if (_news.CurrentCount == 0)
            _news.Release();
    }
}
