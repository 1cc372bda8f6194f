using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Live;

/// <summary>Takes what the store committed, keeps the newest summary of each run while a send is on its way, and pushes it.</summary>
internal sealed class Publisher(StoreChanges changes, Push push) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var waiting = new Dictionary<RunKey, RunSummary>();
        while (await changes.Reader.WaitToReadAsync(stoppingToken))
        {
            while (changes.Reader.TryRead(out var run))
            {
                if (!waiting.TryGetValue(run.Key, out var other) || other.Version < run.Version)
                    waiting[run.Key] = run;
            }
            await push.SendAsync([.. waiting.Values.OrderBy(run => run.Version)], stoppingToken);
            waiting.Clear();
        }
    }
}
