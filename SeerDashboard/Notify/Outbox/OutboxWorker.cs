
namespace SeerDashboard.Notify.Outbox;

/// <summary>Sends what is due, each channel for itself: one that hangs keeps no other waiting.</summary>
public sealed partial class OutboxWorker(OutboxReader reader, OutboxSender sender, OutboxBell bell, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    /// <summary>Of one channel; what is more waits for the next look.</summary>
    private const int MostAtOnce = 50;

    /// <summary>The bell is rung within a transaction: what it rang for may not be there yet.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    private readonly Dictionary<long, Task> _lanes = [];

    // When something is due next, in ticks of UTC: before then the store is not read.
    private long _next;

    private bool _ticked;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticking = clock.CreateTimer(_ => Tick(), null, Apart, Apart);
        var byTime = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            // What it was rung for may not have been there yet: once more with the next tick.
            if (!byTime)
                Volatile.Write(ref _next, 0);
            await bell.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            byTime = Interlocked.Exchange(ref _ticked, false);
            await Task.Delay(Soon, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // What is on its way ends, and is written down.
        await Task.WhenAll(_lanes.Values);
    }

    private void Tick()
    {
        if (clock.GetUtcNow().UtcTicks < Volatile.Read(ref _next))
            return;
        Volatile.Write(ref _ticked, true);
        bell.Ring();
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        foreach (var ended in _lanes.Where(lane => lane.Value.IsCompleted).Select(lane => lane.Key).ToList())
            _lanes.Remove(ended);
        try
        {
            var (now, waiting) = (clock.GetUtcNow(), await reader.WaitingAsync(stopping));
            var not = await sender.RestingAsync(stopping);
            foreach (var channel in waiting.Where(one => one.Value <= now).Select(one => one.Key).Except([.. _lanes.Keys, .. not]))
            {
                var due = await reader.DueAsync(channel, now, MostAtOnce, stopping);
                _lanes.Add(channel, Task.Run(() => SendAsync(channel, due, stopping), CancellationToken.None));
            }

            Volatile.Write(ref _next, waiting.Values.Select(at => at.UtcTicks).DefaultIfEmpty(long.MaxValue).Min());
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            NotRead(log, error);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task SendAsync(long channel, IReadOnlyList<OutboxMessage> messages, CancellationToken stopping)
    {
        try
        {
            await sender.SendAsync(channel, messages, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was not begun is sent after the next start.
        }
        catch (Exception error)
        {
            NotSent(log, channel, error);
            return;
        }

        bell.Ring();
    }

    [LoggerMessage(LogLevel.Warning, "What is to be told could not be read; it is tried again in seconds")]
    private static partial void NotRead(ILogger logger, Exception error);

    [LoggerMessage(LogLevel.Error, "Sending on channel {Channel} ended; what is due there is tried again in seconds")]
    private static partial void NotSent(ILogger logger, long channel, Exception error);
}
