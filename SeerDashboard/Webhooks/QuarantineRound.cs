using SeerDashboard.Store;
using SeerDashboard.Store.Unproven;

namespace SeerDashboard.Webhooks;

/// <summary>Has what waits written, ends what waited too long, and tries new secrets on all of it; away from requests, at most once a second.</summary>
internal sealed partial class QuarantineRound(
    Quarantine quarantine, QuarantineRows rows, QuarantineTrial trial, IntegrationDirectory integrations, TimeProvider clock, ILogger<QuarantineRound> log) : BackgroundService
{
    /// <summary>What unverified senders may have written in a second; the rest waits in memory, within the same bounds.</summary>
    private const long BytesAtOnce = 1024 * 1024;

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookForEnded = TimeSpan.FromMinutes(1);

    private bool _told;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var (stored, last) = await rows.LoadAsync(cancellationToken);
        quarantine.Remember(stored, last);
        integrations.Changed += quarantine.Bell.Ring;
        // What waits may be signed by a secret that came with the configuration.
        quarantine.Bell.Ring();
        await base.StartAsync(cancellationToken);
    }

    /// <summary>What waits in memory is written before the process ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        integrations.Changed -= quarantine.Bell.Ring;
        await base.StopAsync(cancellationToken);
        await TryAsync(() => WriteAsync(long.MaxValue, cancellationToken));
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => GoRoundAsync(stoppingToken), CancellationToken.None);

    private async Task GoRoundAsync(CancellationToken cancel)
    {
        using var ticking = clock.CreateTimer(_ => quarantine.Bell.Ring(), null, LookForEnded, LookForEnded);
        while (!cancel.IsCancellationRequested)
        {
            await quarantine.Bell.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancel.IsCancellationRequested)
                return;
            await TryAsync(() => WriteAsync(BytesAtOnce, cancel));
            await TryAsync(() => trial.RunAsync(cancel));
            await Task.Delay(Apart, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(long mostBytes, CancellationToken cancel)
    {
        var work = quarantine.Next(mostBytes);
        var waits = quarantine.Count > 0;
        if (waits && !_told)
            Waits(log, quarantine.Lifetime.TotalHours);
        _told = waits;
        if (work.IsEmpty)
            return;
        await rows.WriteAsync(work, cancel);
        quarantine.Done(work);
    }

    /// <summary>Whatever fails, it is tried again with the next round.</summary>
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
        catch (Exception error)
        {
            quarantine.Bell.Ring();
            NotDone(log, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request that looks like Sentry's is signed with a secret that is not known here. It and what follows wait for {Hours} hours: add the secret on the settings page, and they are kept")]
    private static partial void Waits(ILogger logger, double hours);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Requests that wait for their secret could not be written or tried; it is tried again in a second")]
    private static partial void NotDone(ILogger logger, Exception error);
}
