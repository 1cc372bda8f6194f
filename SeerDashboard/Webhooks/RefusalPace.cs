namespace SeerDashboard.Webhooks;

/// <summary>
/// Lets the answers to what was refused wait while there are very many of them. Each holds its connection meanwhile, and nothing further is read from
/// that one: a flood slows itself down, and whatever is signed is answered beside it as if it were not there.
/// </summary>
internal sealed class RefusalPace(TimeProvider clock)
{
    /// <summary>So many a second are answered at once: a sender with a wrong secret learns it without delay.</summary>
    public const int Unhurried = 50;

    /// <summary>So many wait at most; those beyond are answered, and lose their connection.</summary>
    public const int MostWaiting = 1_000;

    /// <summary>So long. Sentry waits a second.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private DateTimeOffset _second;
    private int _inIt;
    private int _waiting;

    /// <summary>Comes back when the answer may go; its body must be let go of before.</summary>
    public async Task HoldAsync(HttpContext http)
    {
        if (!IsHurried())
            return;
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            http.Response.Headers.Connection = "close";
            return;
        }

        try
        {
            await Task.Delay(Wait, clock, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has gone.
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private bool IsHurried()
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (now - _second >= TimeSpan.FromSeconds(1) || now < _second)
                (_second, _inIt) = (now, 0);
            return ++_inIt > Unhurried;
        }
    }
}
