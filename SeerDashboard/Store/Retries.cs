namespace SeerDashboard.Store;

/// <summary>When the writer tries again what failed, and when it asks the store whether it is well.</summary>
public sealed class Retries(StoreCondition condition, TimeProvider clock)
{
    private static readonly TimeSpan WhenIll = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan WhenWell = TimeSpan.FromSeconds(5);

    private DateTimeOffset _nextLate;

    private DateTimeOffset _nextProbe = clock.GetUtcNow() + WhenWell;

    /// <summary>What was refused may be written now: at any time while the store is well, once a second while it is not.</summary>
    internal bool MayWriteLate() => condition.Keeping is null || Due(ref _nextLate);

    /// <summary>Nobody sends anything, so it is to be found out in another way whether it could be kept.</summary>
    internal bool MayProbe() => Due(ref _nextProbe);

    private bool Due(ref DateTimeOffset next)
    {
        var now = clock.GetUtcNow();
        if (now < next)
            return false;
        next = now + (condition.Keeping is null ? WhenWell : WhenIll);
        return true;
    }
}
