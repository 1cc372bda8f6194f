using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store;

/// <summary>
/// The one that writes: deliveries first, then jobs, then the projection of what was kept. One thread, one connection,
/// so nothing here needs a lock.
/// </summary>
public sealed partial class StoreWriter(StoreFile file, Inbox inbox, WritingSide side, ILogger<StoreWriter> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private bool _closing;

    /// <summary>The projector could write at its last try.</summary>
    public bool Projects { get; private set; } = true;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await file.PrepareAsync(cancellationToken);
        side.Projector.Open(side.Connection.Open());
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
        var connection = side.Connection.Open();
        using var insert = new DeliveryInsert(connection, ChainHead.Open(connection));
        // Wakes the writer for notes that gathered, and for a projection that failed.
        using var ticking = side.Clock.CreateTimer(_ => side.Bell.Ring(), null, Tick, Tick);
        while (!cancel.IsCancellationRequested)
        {
            side.Notes.Write(connection);
            if (inbox.Write(insert) || side.Jobs.Do(connection, side.Projector))
                continue;
            // When the store cannot be written, deliveries are still tried as they come, the projection once a second.
            if (Project() == true)
                continue;
            if (_closing)
                break;
            await side.Bell.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        side.Notes.Write(connection, now: true);
    }

    /// <summary>Null when the store cannot be written.</summary>
    private bool? Project()
    {
        try
        {
            Measure();
            var worked = side.Projector.Step();
            Projects = true;
            return worked;
        }
        catch (Exception error)
        {
            // Whatever it was, deliveries must go on being kept: a projection can be made at any later time.
            if (Projects)
                NotProjected(log, error);
            Projects = false;
            return null;
        }
    }

    /// <summary>What is usual is an adornment: runs are brought up to date without it.</summary>
    private void Measure()
    {
        try
        {
            side.Times.Refresh();
        }
        catch (Exception error)
        {
            NotMeasured(log, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "How long steps usually take could not be measured; the last measure holds")]
    private static partial void NotMeasured(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Runs cannot be brought up to date: deliveries are kept all the same, and it is tried again every second")]
    private static partial void NotProjected(ILogger logger, Exception error);
}

/// <summary>What the writer drives besides the inbox.</summary>
/// <param name="Connection">The one that writes.</param>
/// <param name="Projector">Follows the log.</param>
/// <param name="Jobs">Other work on the write connection.</param>
/// <param name="Times">Measured again now and then.</param>
/// <param name="Notes">Small facts beside the log.</param>
/// <param name="Bell">Wakes the writer.</param>
/// <param name="Clock">Tells the time.</param>
public sealed record WritingSide(WriteConnection Connection, Projector Projector, StoreJobs Jobs, StepTimes Times, NoteKeeper Notes, StoreBell Bell, TimeProvider Clock);
