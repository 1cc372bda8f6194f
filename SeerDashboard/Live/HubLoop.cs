using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using SeerDashboard.Runs;

namespace SeerDashboard.Live;

/// <summary>
/// Makes the feed of this node a client of its own hub (DESIGN.md decision 3), so that there is one way for a change to travel,
/// with and without a backplane. Starts again with growing pauses when the connection ends; the start of the app never waits for it.
/// </summary>
internal sealed partial class HubLoop(IConnectionFactory connections, RunFeed feed, TimeProvider clock, ILogger<HubLoop> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (true)
        {
            try
            {
                await RunOnceAsync(() => pause = FirstPause, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogEnded(logger, pause.TotalMilliseconds, error);
            }
            finally
            {
                feed.Health.LoopIs(up: false);
            }
            await Task.Delay(pause, clock, stoppingToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task RunOnceAsync(Action connected, CancellationToken cancel)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connection = Connection();
        connection.Closed += error =>
        {
            ended.TrySetException(error ?? new ConnectionAbortedException("The hub ended the connection."));
            return Task.CompletedTask;
        };
        connection.On<RunSummary>(nameof(ISeerClient.RunChanged), feed.Pushed);
        await connection.StartAsync(cancel);
        connected();
        feed.Health.LoopIs(up: true);
        // What was pushed while nobody listened is in the store.
        feed.Hint();
        await ended.Task.WaitAsync(cancel);
    }

    private HubConnection Connection()
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton(connections);
        builder.Services.AddSingleton(LoopConnections.EndPoint);
        return builder.AddJsonProtocol(protocol => protocol.PayloadSerializerOptions = HubJson.Options).Build();
    }

    [LoggerMessage(LogLevel.Warning, "This node's connection to its hub ended; it is tried again in {Milliseconds} ms, and changes are read from the store meanwhile.")]
    private static partial void LogEnded(ILogger logger, double milliseconds, Exception error);
}
