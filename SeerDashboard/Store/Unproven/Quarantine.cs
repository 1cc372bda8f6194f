using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Store.Unproven;

/// <summary>
/// Where requests that look like Sentry's wait for the secret that signed them: bounded in number, bytes and time, and never shown.
/// Only how many, how old and how large they are is told.
/// </summary>
public sealed class Quarantine(IOptions<QuarantineOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly FairShares _shares = new(options.Value.Requests, options.Value.Megabytes * 1024L * 1024L);
    private readonly Dictionary<long, WaitingRequest> _unwritten = [];
    private readonly Dictionary<long, int> _triedUnder = [];
    private readonly List<long> _gone = [];
    private readonly ConcurrentDictionary<string, Released> _released = new(StringComparer.Ordinal);
    private long _lastId;

    /// <summary>More or fewer wait. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>How many wait.</summary>
    public int Count => Read(shares => shares.Count);

    /// <summary>How large their bodies are together.</summary>
    public long Bytes => Read(shares => shares.Bytes);

    /// <summary>When the oldest came; null when none waits.</summary>
    public DateTimeOffset? Oldest => Read(shares => shares.Oldest);

    /// <summary>How long one waits at most.</summary>
    public TimeSpan Lifetime => options.Value.Lifetime;

    /// <summary>Those that were verified and kept lately, by integration.</summary>
    public IReadOnlyDictionary<string, Released> Released => _released;

    /// <summary>Rung when there is something to do.</summary>
    internal StoreBell Bell { get; } = new();

    /// <summary>Takes one in, if its share allows it. Returns at once; it is written a moment later.</summary>
    internal void Offer(WaitingRequest request)
    {
        lock (_lock)
        {
            var id = ++_lastId;
            _unwritten[id] = request;
            Drop(_shares.Admit(new(id, request.ReceivedAt, request.Sender, request.Body.Length)));
        }

        Tell();
    }

    /// <summary>As the store has it, at the start.</summary>
    internal void Remember(IEnumerable<Held> stored, long lastId)
    {
        lock (_lock)
        {
            _lastId = lastId;
            foreach (var one in stored)
            {
                _triedUnder[one.Id] = 0;
                Drop(_shares.Admit(one));
            }
        }
    }

    /// <summary>What the store is to be told: some that came, up to <paramref name="mostBytes"/> but at least one, and all that went.</summary>
    internal QuarantineWork Next(long mostBytes)
    {
        lock (_lock)
        {
            Drop(_shares.RemoveUntil(clock.GetUtcNow() - Lifetime));
            var bytes = 0L;
            List<(long, WaitingRequest)> came = [.. _unwritten.OrderBy(one => one.Key).TakeWhile(one => (bytes += one.Value.Body.Length) <= mostBytes || bytes == one.Value.Body.Length).Select(one => (one.Key, one.Value))];
            return new(came, [.. _gone]);
        }
    }

    /// <summary>The store has it; what went in the meantime is still to go.</summary>
    internal void Done(QuarantineWork work)
    {
        lock (_lock)
        {
            _gone.RemoveAll(work.Gone.Contains);
            foreach (var (id, _) in work.Came)
            {
                if (_unwritten.Remove(id))
                    _triedUnder[id] = 0;
                else
                    _gone.Add(id);
            }
        }

        Tell();
    }

    /// <summary>Those the secrets of this version have not been tried on, in the order they came.</summary>
    internal IReadOnlyList<Held> Untried(int version) => Read(shares => (IReadOnlyList<Held>)[.. shares.All.Where(one => _triedUnder.TryGetValue(one.Id, out var tried) && tried != version).OrderBy(one => one.At).ThenBy(one => one.Id)]);

    /// <summary>None of the secrets of this version signed it.</summary>
    internal void Tried(long id, int version)
    {
        lock (_lock)
        {
            if (_triedUnder.ContainsKey(id))
                _triedUnder[id] = version;
        }
    }

    /// <summary>It is kept as a delivery of <paramref name="integration"/>, and its row is gone; null: its row is gone.</summary>
    internal void Left(long id, string? integration)
    {
        lock (_lock)
        {
            _shares.Remove(id);
            _triedUnder.Remove(id);
        }

        var now = clock.GetUtcNow();
        if (integration is not null)
            _released.AddOrUpdate(integration, new Released(1, now), (_, before) => new(now - before.LastAt < Lately ? before.Count + 1 : 1, now));
        Changed?.Invoke();
    }

    private T Read<T>(Func<FairShares, T> read)
    {
        lock (_lock)
            return read(_shares);
    }

    private void Drop(IReadOnlyList<Held> gone)
    {
        foreach (var one in gone)
        {
            // One that was never written leaves nothing behind.
            if (!_unwritten.Remove(one.Id) && _triedUnder.Remove(one.Id))
                _gone.Add(one.Id);
        }
    }

    private void Tell()
    {
        Bell.Ring();
        Changed?.Invoke();
    }
}

/// <summary>What the store is to be told.</summary>
/// <param name="Came">To be written, with their rows' ids.</param>
/// <param name="Gone">Rows to be deleted.</param>
internal sealed record QuarantineWork(IReadOnlyList<(long Id, WaitingRequest Request)> Came, IReadOnlyList<long> Gone)
{
    public bool IsEmpty => Came.Count == 0 && Gone.Count == 0;
}
