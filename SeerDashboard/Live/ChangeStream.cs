using SeerDashboard.Store;

namespace SeerDashboard.Live;

/// <summary>
/// Every change of every run in the order of versions, for readers outside who go on where they stopped. The store is read once for a change, however
/// many read here, and not at all while nobody does. A push is a hint to read; without one the store is asked once a second.
/// </summary>
public sealed class ChangeStream : BackgroundService
{
    /// <summary>So many read at once at most.</summary>
    public const int MostReaders = 1_000;

    /// <summary>So many of them are one key's, or one session's, at most: no program takes the places of all others.</summary>
    public const int MostOfOne = 100;

    private const int BatchSize = 500;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim _hint = new(0, 1);
    private readonly List<ChangeListener> _readers = [];
    private readonly RunFeed _feed;
    private readonly FeedSource _store;
    private readonly RunReader _runs;
    private readonly TimeProvider _clock;
    private long _cursor;

    /// <summary>Begins to read with its first reader.</summary>
    public ChangeStream(RunFeed feed, RunReader runs, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(runs);
        (_feed, _runs, _clock, _store) = (feed, runs, clock, FeedSource.From(runs));
    }

    /// <summary>How many read.</summary>
    public int Readers => Volatile.Read(ref _count);

    private int _count;

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
        _hint.Dispose();
    }

    /// <summary>From now on, all changes with a greater version than <see cref="ChangeListener.From"/>; no reader while too many read.</summary>
    /// <param name="whose">Whose key or session it is; null where nobody is told apart.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<JoinedReader> JoinAsync(string? whose, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (whose is not null && _readers.Count(one => one.Whose == whose) >= MostOfOne)
                return new(null, IsOfOne: true);
            if (_readers.Count >= MostReaders)
                return new(null, IsOfOne: false);
            // Before the changes: what is older than it is among them then.
            var removed = await _runs.RemovedAtAsync(cancel);
            // Nobody who comes back at once may be ahead of it.
            if (_readers.Count == 0)
                _cursor = await _runs.NewestVersionAsync(cancel);
            else
                await ReadAsync(cancel);
            _cursor = Math.Max(_cursor, removed);
            var reader = new ChangeListener(_cursor, whose, _clock, Leave) { RemovedAt = removed };
            _readers.Add(reader);
            Volatile.Write(ref _count, _readers.Count);
            return new(reader, IsOfOne: false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What changed after <paramref name="version"/>, the newest summary of each run, in the order of versions; empty at the end.</summary>
    public async Task<IReadOnlyList<ChangedRun>> SinceAsync(long version, CancellationToken cancel) =>
        [.. (await _store.ChangedSinceAsync(version, BatchSize, cancel)).Select(run => ChangedRun.Of(run, _clock.GetUtcNow()))];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = _feed.Watch(_ => Hint());
        using var resets = _feed.WatchResets(Reset);
        while (true)
        {
            await WaitAsync(stoppingToken);
            await _turn.WaitAsync(stoppingToken);
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The feed says when the store cannot be read; the next turn tries again from the same place.
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        IReadOnlyList<ChangedRun> changed;
        do
        {
            if (_readers.Count == 0)
                return;
            changed = await SinceAsync(_cursor, cancel);
            if (changed.Count == 0)
                return;
            foreach (var reader in _readers)
                reader.Offer(changed);
            _cursor = changed[^1].Version;
        }
        while (changed.Count >= BatchSize);
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        using var pause = new CancellationTokenSource(TimeSpan.FromSeconds(1), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(pause.Token, cancel);
        try
        {
            await _hint.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nothing was pushed for a second.
        }
    }

    private void Hint()
    {
        try
        {
            _hint.Release();
        }
        catch (SemaphoreFullException)
        {
            // One is enough.
        }
    }

    private void Reset() => _ = EachAsync(reader => reader.Reset());

    private void Leave(ChangeListener reader) => _ = EachAsync(_ => { }, leaves: reader);

    private async Task EachAsync(Action<ChangeListener> act, ChangeListener? leaves = null)
    {
        try
        {
            await _turn.WaitAsync();
        }
        catch (ObjectDisposedException)
        {
            return;
        }

        if (leaves is not null)
            _readers.Remove(leaves);
        _readers.ForEach(act);
        Volatile.Write(ref _count, _readers.Count);
        _turn.Release();
    }
}

/// <summary>What came of joining.</summary>
/// <param name="Reader">The reader; null when there is no place.</param>
/// <param name="IsOfOne">There is none for this key or session; others may join.</param>
public sealed record JoinedReader(ChangeListener? Reader, bool IsOfOne);
