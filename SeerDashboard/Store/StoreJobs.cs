using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>Work that needs the write connection between deliveries, such as deleting sample runs.</summary>
public sealed class StoreJobs(StoreBell bell)
{
    private readonly Channel<Job> _jobs = Channel.CreateUnbounded<Job>(new() { SingleReader = true });

    /// <summary>Comes back when the work is durable.</summary>
    internal async Task RunAsync(Action<SqliteConnection, Projector> work, CancellationToken cancel)
    {
        var job = new Job(work, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _jobs.Writer.WriteAsync(job, cancel);
        bell.Ring();
        await job.Done.Task.WaitAsync(cancel);
    }

    /// <summary>Does one; false when none waits.</summary>
    internal bool Do(Func<SqliteConnection> connection, Projector projector)
    {
        if (!_jobs.Reader.TryRead(out var job))
            return false;
        try
        {
            job.Work(connection(), projector);
            job.Done.TrySetResult();
        }
        catch (Exception error)
        {
            job.Done.TrySetException(error);
        }

        return true;
    }

    private sealed record Job(Action<SqliteConnection, Projector> Work, TaskCompletionSource Done);
}

/// <summary>Wakes the writer: something waits for it.</summary>
public sealed class StoreBell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Never waits; ringing twice before the writer looks is ringing once.</summary>
    internal void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Comes back when rung.</summary>
    internal async Task WaitAsync(CancellationToken cancel) => await _rung.Reader.ReadAsync(cancel);
}
