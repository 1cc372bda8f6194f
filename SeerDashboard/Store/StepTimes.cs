using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>
/// How long steps usually take, from this store's newest completed steps, in all and by repository; sample runs and gaps are left out.
/// Measured beside the writer, which waits for it the first time only.
/// </summary>
public sealed partial class StepTimes(ReadConnections store, TimeProvider clock, ILogger<StepTimes> log)
{
    private static readonly TimeSpan MeasuredFor = TimeSpan.FromSeconds(15);

    private DateTimeOffset? _measuredAt;

    private Task _measuring = Task.CompletedTask;

    /// <summary>As last measured.</summary>
    public UsualTimes Current { get; private set; } = UsualTimes.Unknown;

    /// <summary>Has it measured again when that is due; called by the one that writes.</summary>
    internal void Refresh()
    {
        var now = clock.GetUtcNow();
        if (now - _measuredAt < MeasuredFor || !_measuring.IsCompleted)
            return;
        var first = _measuredAt is null;
        // Before, not after: one that fails is not tried again at every turn of the writer.
        _measuredAt = now;
        // At once, so that the first run that is composed has the right times; beside the writer from then on.
        if (first)
            Measure();
        else
            _measuring = Task.Run(Measure);
    }

    private void Measure()
    {
        try
        {
            using var connection = store.Open();
            Current = StepHistory.Read(connection).Usual();
        }
        catch (Exception error)
        {
            NotMeasured(log, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "How long steps usually take could not be measured; the last measure holds")]
    private static partial void NotMeasured(ILogger logger, Exception error);
}
