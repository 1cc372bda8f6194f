using System.Security.Cryptography;

namespace SeerDashboard.Samples;

/// <summary>Behind <c>--demo</c>: some hours of history at once, then a new run every 20 s for as long as the server runs.</summary>
internal sealed partial class DemoPlayer(LoopbackAddress address, IConfiguration configuration, TimeProvider clock, ILogger<DemoPlayer> log) : BackgroundService
{
    private const int HistoryRuns = 12;
    private static readonly TimeSpan HistoryFrom = TimeSpan.FromHours(7);
    private static readonly TimeSpan HistoryTo = TimeSpan.FromMinutes(25);
    private static readonly Tempo Live = new(RunsPerMinute: 3, Speed: 15, AtOnce: 8);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var url = WebhookSender.Endpoint(await address.ListeningAsync(stoppingToken));
            using var sender = new WebhookSender(url, configuration[DemoSettings.SecretKey] ?? "", clock);
            var playback = new Playback((run, delivery, sentAt, stop) => SendAsync(sender, run, delivery, sentAt, stop), clock);
            using var runs = new SampleRuns(RandomNumberGenerator.GetInt32(1_000_000), Generation.Mixed).All().GetEnumerator();
            await playback.PlayHistoryAsync([.. Next(runs).Take(HistoryRuns)], HistoryFrom, HistoryTo, stoppingToken);
            await playback.PlayAsync(Next(runs), Live, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server ends.
        }
        catch (InvalidOperationException error)
        {
            NotPlaying(log, error.Message);
        }
    }

    private static IEnumerable<SampleRun> Next(IEnumerator<SampleRun> runs)
    {
        while (runs.MoveNext())
            yield return runs.Current;
    }

    private async Task SendAsync(WebhookSender sender, SampleRun run, SampleDelivery delivery, DateTimeOffset sentAt, CancellationToken cancel)
    {
        var answer = await sender.SendAsync(delivery, sentAt, cancel);
        if (!answer.Kept)
            NotKept(log, run.RunId.Value, delivery.Action, answer.Words);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demo does not play: {Reason}")]
    private static partial void NotPlaying(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sample delivery of run {RunId} ({Action}) was answered {Answer}")]
    private static partial void NotKept(ILogger logger, long runId, string action, string answer);
}
