using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Store;

/// <summary>The one that writes, on one thread and one connection, so nothing here needs a lock.</summary>
public sealed class StoreWriter(StoreFile file, Inbox inbox, WritingSide side) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>Senders that were just answered send again within it, if they do.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(15);

    private bool _closing;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = Task.Run(RiskReader.WarmUp, CancellationToken.None);
        await file.PrepareAsync(cancellationToken);
        try
        {
            side.Turns.Begin();
        }
        catch (SqliteException error)
        {
            throw StoreUnusableException.Of(side.Options.Value, error);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>What waits is still written before the process ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _closing = true;
        inbox.Close();
        if (ExecuteTask is { } writing)
            await Task.WhenAny(writing, Task.Delay(Timeout.InfiniteTimeSpan, side.Clock, cancellationToken));
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => WriteAsync(stoppingToken), CancellationToken.None);

    private async Task WriteAsync(CancellationToken cancel)
    {
        // Wakes the writer for notes that gathered, and for what failed.
        using var ticking = side.Clock.CreateTimer(_ => side.Bell.Ring(), null, Tick, Tick);
        var rested = false;
        while (!cancel.IsCancellationRequested)
        {
            if (side.Turns.Gathers)
                await GatherAsync();
            switch (side.Turns.Turn(rested))
            {
                case Next.Turn:
                    rested = false;
                    break;
                case Next.Rest:
                    rested = true;
                    await RestAsync(cancel);
                    break;
                case Next.Pause:
                    rested = await PauseAsync(cancel);
                    break;
                case Next.Wait when _closing:
                    side.Turns.End();
                    return;
                default:
                    await side.Bell.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    break;
            }
        }

        side.Turns.End();
    }

    /// <summary>What other threads are just about to put into the inbox is one commit with what waits there, as long as more comes.</summary>
    private async Task GatherAsync()
    {
        int waiting;
        do
        {
            waiting = inbox.Waiting;
            await Task.Yield();
        }
        while (inbox.Waiting > waiting);
    }

    private async Task RestAsync(CancellationToken cancel)
    {
        using var moment = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        moment.CancelAfter(Moment);
        // The bell may still ring for deliveries that were written already: those are no reason to go on.
        do
            await side.Bell.WaitAsync(moment.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!moment.IsCancellationRequested && inbox.Waiting == 0);
    }

    /// <summary>True when nothing came and nobody rang.</summary>
    private async Task<bool> PauseAsync(CancellationToken cancel)
    {
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        quiet.CancelAfter(Quiet);
        await side.Bell.WaitAsync(quiet.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return quiet.IsCancellationRequested;
    }
}

/// <summary>What the writer goes by.</summary>
/// <param name="Turns">What it does.</param>
/// <param name="Bell">Wakes it.</param>
/// <param name="Clock">Tells the time.</param>
/// <param name="Options">Name the file.</param>
public sealed record WritingSide(WriterTurns Turns, StoreBell Bell, TimeProvider Clock, IOptions<StoreOptions> Options);
