using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using SeerDashboard.Runs;

namespace SeerDashboard.Live;

/// <summary>
/// Sends summaries to every client of the hub. Waits for slow ones a moment and never fails because of one:
/// <see cref="LiveOptions.TransportSendTimeoutSeconds"/> ends a client that takes nothing.
/// </summary>
internal sealed partial class Push(IHubContext<SeerHub, ISeerClient> hub, IOptions<LiveOptions> options, TimeProvider clock, ILogger<Push> logger)
{
    /// <summary>Returns when all clients took all of <paramref name="runs"/>, or after <see cref="LiveOptions.SendWaitMilliseconds"/>.</summary>
    public async Task SendAsync(IReadOnlyList<RunSummary> runs, CancellationToken cancel)
    {
        var sent = Task.WhenAll(runs.Select(SendAsync));
        var wait = TimeSpan.FromMilliseconds(options.Value.SendWaitMilliseconds);
        await sent.WaitAsync(wait, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!sent.IsCompleted)
            LogSlow(logger, runs.Count, wait.TotalMilliseconds);
    }

    private async Task SendAsync(RunSummary run)
    {
        try
        {
            await hub.Clients.All.RunChanged(run);
        }
        catch (Exception error)
        {
            LogFailed(logger, run.RunId, run.Version, error);
        }
    }

    [LoggerMessage(LogLevel.Debug, "A client did not take {Count} changes within {Milliseconds} ms; the publisher goes on.")]
    private static partial void LogSlow(ILogger logger, int count, double milliseconds);

    [LoggerMessage(LogLevel.Warning, "Run {RunId}, version {Version}, could not be pushed; nodes read it from the store.")]
    private static partial void LogFailed(ILogger logger, RunId runId, long version, Exception error);
}
