using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Store;

/// <summary>The one that writes, on one thread and one connection, so nothing here needs a lock.</summary>
public sealed class StoreWriter(StoreFile file, Inbox inbox, WritingSide side) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private bool _closing;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
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
        while (!cancel.IsCancellationRequested)
        {
            if (side.Turns.Turn())
                continue;
            if (_closing)
                break;
            await side.Bell.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        side.Turns.End();
    }
}

/// <summary>What the writer goes by.</summary>
/// <param name="Turns">What it does.</param>
/// <param name="Bell">Wakes it.</param>
/// <param name="Clock">Tells the time.</param>
/// <param name="Options">Name the file.</param>
public sealed record WritingSide(WriterTurns Turns, StoreBell Bell, TimeProvider Clock, IOptions<StoreOptions> Options);
