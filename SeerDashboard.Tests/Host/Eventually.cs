namespace SeerDashboard.Tests.Host;

/// <summary>What a delivery was answered.</summary>
public sealed record Answer(long Delivery, string Outcome);

/// <summary>Waits for what becomes true by itself.</summary>
public static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Asks until the answer is not null.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask)
        where T : class
    {
        using var late = new CancellationTokenSource(Deadline);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        do
        {
            if (await ask() is { } answer)
                return answer;
        }
        while (!late.IsCancellationRequested && await tick.WaitForNextTickAsync(CancellationToken.None));
        throw new TimeoutException("What the test waits for did not come.");
    }

    /// <summary>Asks until the answer is true.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> ask) => await GetAsync(async () => await ask() ? "yes" : null);
}
