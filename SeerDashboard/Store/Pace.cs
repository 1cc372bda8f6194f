namespace SeerDashboard.Store;

/// <summary>
/// How the writer shares its time while many send at once: the projection and all else beside the log get a sixth of it, so that deliveries are
/// answered first and runs still follow. Otherwise nothing is held back.
/// </summary>
public sealed class Pace(TimeProvider clock)
{
    /// <summary>So many deliveries in one group come from many senders at once: the next ones are on their way.</summary>
    private const int Crowd = 8;

    private const int ShareOfDeliveries = 5;

    /// <summary>One long piece of work does not keep the next one back for long.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(240);

    private long _began;

    private long _ended;

    private TimeSpan _pause;

    /// <summary>Many send at once, until nobody sent anything for a moment.</summary>
    public bool Crowded { get; private set; }

    /// <summary>So many deliveries were written; <paramref name="rested"/> when the writer had waited for them for a moment.</summary>
    public void Wrote(int deliveries, bool rested) => Crowded = deliveries >= Crowd || (Crowded && !(rested && deliveries == 0));

    /// <summary>All else has its turn.</summary>
    public bool IsDue() => !Crowded || clock.GetElapsedTime(_ended) >= _pause;

    /// <summary>Its turn begins.</summary>
    public void Begin() => _began = clock.GetTimestamp();

    /// <summary>Its turn ends.</summary>
    public void End()
    {
        _ended = clock.GetTimestamp();
        var pause = clock.GetElapsedTime(_began, _ended) * ShareOfDeliveries;
        _pause = pause < LongestPause ? pause : LongestPause;
    }
}
