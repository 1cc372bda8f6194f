namespace SeerDashboard.Samples;

/// <summary>How fast runs are played.</summary>
/// <param name="RunsPerMinute">Runs started in a minute of the wall clock.</param>
/// <param name="Speed">How many times faster than real a run goes.</param>
/// <param name="AtOnce">Most runs that are under way at once; the next waits.</param>
internal sealed record Tempo(double RunsPerMinute, double Speed, int AtOnce = 500);

/// <summary>Sends runs in time.</summary>
/// <param name="send">Sends one delivery, stamped with the given time.</param>
/// <param name="clock">The clock.</param>
internal sealed class Playback(Func<SampleRun, SampleDelivery, DateTimeOffset, CancellationToken, Task> send, TimeProvider clock)
{
    /// <summary>Starts run after run and ends when all have ended.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task PlayAsync(IEnumerable<SampleRun> runs, Tempo tempo, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var free = new SemaphoreSlim(tempo.AtOnce);
        var underWay = new List<Task>();
        var next = clock.GetUtcNow();
        try
        {
            foreach (var run in runs)
            {
                await UntilAsync(next, stop.Token);
                await free.WaitAsync(stop.Token);
                underWay.RemoveAll(task => task.IsCompletedSuccessfully);
                underWay.Add(OneAsync(run, tempo.Speed, free, stop));
                next += TimeSpan.FromMinutes(1 / tempo.RunsPerMinute);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // A run failed and stopped the rest: its exception is thrown below.
        }
        await Task.WhenAll(underWay);
    }

    /// <summary>
    /// Sends runs as fast as they are taken, stamped as though they had happened at real pace within the last <paramref name="span"/>,
    /// the last one at least <paramref name="newest"/> ago; a store that looks back believes stamps up to a day old (STATE.md §1).
    /// </summary>
    public async Task PlayHistoryAsync(IReadOnlyList<SampleRun> runs, TimeSpan span, TimeSpan newest, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        for (var index = 0; index < runs.Count; index++)
        {
            var start = now - newest - ((span - newest) * (runs.Count - 1 - index) / Math.Max(1, runs.Count - 1));
            foreach (var delivery in runs[index].Deliveries)
            {
                var sent = start + delivery.SentAfter;
                await send(runs[index], delivery, sent < now ? sent : now, cancel);
            }
        }
    }

    private async Task OneAsync(SampleRun run, double speed, SemaphoreSlim free, CancellationTokenSource stop)
    {
        try
        {
            var start = clock.GetUtcNow();
            foreach (var delivery in run.Deliveries)
            {
                await UntilAsync(start + (delivery.ArrivesAfter / speed), stop.Token);
                await send(run, delivery, start + (delivery.SentAfter / speed), stop.Token);
            }
            free.Release();
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task UntilAsync(DateTimeOffset due, CancellationToken cancel)
    {
        var wait = due - clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, cancel);
        cancel.ThrowIfCancellationRequested();
    }
}
