using Microsoft.Extensions.Options;

namespace SeerDashboard.Store.Retention;

/// <summary>Looks at the start and every hour for what is older than <see cref="RetentionOptions.Days"/>, and has it erased.</summary>
public sealed partial class RetentionWatch(IOptions<RetentionOptions> options, DueForErasure due, Eraser eraser, TimeProvider clock, ILogger<RetentionWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromHours(1);

    /// <summary>Looked, or the next time is known.</summary>
    public event Action? Changed;

    /// <summary>When it looks next; null where everything is kept.</summary>
    public DateTimeOffset? NextLook { get; private set; }

    /// <summary>What the last look erased; null before the first.</summary>
    public RetentionReport? Last { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Days == 0)
            return;
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            NextLook = clock.GetUtcNow() + Pace;
            try
            {
                Last = await LookAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                NotErased(log, error);
            }

            Changed?.Invoke();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<RetentionReport> LookAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.Days);
        var (runs, deliveries, others) = (0L, 0L, 0L);
        try
        {
            while (due.Runs(before) is { Count: > 0 } next)
            {
                deliveries += await eraser.EraseAsync(next, before, cancel);
                runs += next.Count;
            }

            foreach (var next in due.Others(before))
            {
                await eraser.EraseAsync(next, cancel);
                others += next.Count;
            }
        }
        finally
        {
            // What was erased before something failed is gone all the same.
            if (runs + others > 0)
                eraser.Tell();
        }

        if (runs + others > 0)
            Erased(log, runs, deliveries, others, options.Value.Days);

        return new(clock.GetUtcNow(), runs, deliveries + others);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention erased {Runs} runs with {Deliveries} deliveries, and {Others} deliveries of no run, that had no news for {Days} days; their hashes stay")]
    private static partial void Erased(ILogger logger, long runs, long deliveries, long others, int days);

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention could not erase what is due; it is tried again in an hour")]
    private static partial void NotErased(ILogger logger, Exception error);
}

/// <summary>What one look erased.</summary>
/// <param name="At">When.</param>
/// <param name="Runs">Whole runs.</param>
/// <param name="Deliveries">Deliveries, those of the runs too.</param>
public sealed record RetentionReport(DateTimeOffset At, long Runs, long Deliveries);
