using System.Security.Cryptography;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Samples;

/// <summary>
/// The settings page's button: plays a few runs into an integration of their own, marked as samples, through this server's
/// own signed endpoint; and takes all of it away again.
/// </summary>
public sealed partial class SamplePlayer(LoopbackAddress address, IntegrationDirectory integrations, TimeProvider clock, ILogger<SamplePlayer> log) : IAsyncDisposable
{
    /// <summary>Name of the integration that sample runs belong to.</summary>
    public const string Integration = "samples";

    private const int Runs = 8;
    private const int HistoryRuns = 4;
    private static readonly TimeSpan HistoryFrom = TimeSpan.FromHours(3);
    private static readonly TimeSpan HistoryTo = TimeSpan.FromMinutes(20);
    private static readonly Tempo Live = new(RunsPerMinute: 10, Speed: 15);

    // One secret a process, so that pressing the button often leaves one behind, not many.
    private readonly string _secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private CancellationTokenSource? _stop;
    private Task _play = Task.CompletedTask;

    /// <summary>Playing began or ended. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>Sample runs are being played.</summary>
    public bool Playing { get; private set; }

    /// <summary>Adds the integration and begins to play; does nothing while it plays. Returns at once; playing ends by itself.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (Playing)
                return;
            await integrations.AddSecretAsync(Integration, IntegrationKind.Internal, _secret, "acme", sample: true, cancel);
            _stop?.Dispose();
            _stop = CancellationTokenSource.CreateLinkedTokenSource(address.Stopping);
            Is(playing: true);
            var stop = _stop.Token;
            // Not on the caller's context: that is a circuit, which may be gone before the last run ends.
            _play = Task.Run(() => PlayAsync(stop), CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stops playing and removes the integration with all that was delivered to it.</summary>
    public async Task RemoveAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await StopAsync();
            await integrations.RemoveAsync(Integration, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop?.Dispose();
        _turn.Dispose();
    }

    private async Task StopAsync()
    {
        if (_stop is { } stop)
            await stop.CancelAsync();
        await _play;
    }

    private async Task PlayAsync(CancellationToken stop)
    {
        try
        {
            using var sender = new WebhookSender(WebhookSender.Endpoint(await address.ListeningAsync(stop)), _secret, clock);
            var playback = new Playback((run, delivery, sentAt, cancel) => SendAsync(sender, run, delivery, sentAt, cancel), clock);
            var runs = new SampleRuns(RandomNumberGenerator.GetInt32(1_000_000), Generation.Mixed).All().Take(Runs).ToList();
            await playback.PlayHistoryAsync(runs[..HistoryRuns], HistoryFrom, HistoryTo, stop);
            await playback.PlayAsync(runs[HistoryRuns..], Live, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Removed, or the server ends.
        }
        catch (InvalidOperationException error)
        {
            NotPlaying(log, error.Message);
        }
        finally
        {
            Is(playing: false);
        }
    }

    private async Task SendAsync(WebhookSender sender, SampleRun run, SampleDelivery delivery, DateTimeOffset sentAt, CancellationToken cancel)
    {
        var answer = await sender.SendAsync(delivery, sentAt, cancel);
        if (!answer.Kept)
            NotKept(log, run.RunId.Value, delivery.Action, answer.Words);
    }

    private void Is(bool playing)
    {
        Playing = playing;
        Changed?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sample runs are not played: {Reason}")]
    private static partial void NotPlaying(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sample delivery of run {RunId} ({Action}) was answered {Answer}")]
    private static partial void NotKept(ILogger logger, long runId, string action, string answer);
}
