using System.Data.Common;

namespace SeerDashboard.Access;

/// <summary>
/// What the store says, trusted for two seconds: another process may change it, and looking at every request would be a query for each static
/// file. While the store cannot be read, what was known holds on.
/// </summary>
internal sealed class Trusted<T>(Func<CancellationToken, Task<T>> read, TimeProvider clock)
    where T : class
{
    private static readonly TimeSpan For = TimeSpan.FromSeconds(2);

    private Known? _known;
    private Known? _last;
    private int _turn;

    private sealed record Known(T Value, DateTimeOffset At);

    /// <summary>As it is, or was less than two seconds ago.</summary>
    public async ValueTask<T> GetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_known is { } known && now - known.At < For && known.At <= now)
            return known.Value;
        var turn = Volatile.Read(ref _turn);
        try
        {
            known = new(await read(cancel), now);
        }
        catch (DbException)
        {
            if (Volatile.Read(ref _last) is { } last)
                return last.Value;
            throw;
        }

        // What was read before a change must not be trusted after it.
        if (turn == Volatile.Read(ref _turn))
            _known = _last = known;
        return known.Value;
    }

    /// <summary>It was changed here.</summary>
    /// <param name="revoked">Something ended: what was before does not hold on, not even while the store cannot be read, or it would come back.</param>
    public void Forget(bool revoked)
    {
        Interlocked.Increment(ref _turn);
        _known = null;
        if (revoked)
            _last = null;
    }
}
