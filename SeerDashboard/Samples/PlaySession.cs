namespace SeerDashboard.Samples;

/// <summary>Plays what <c>play</c> was asked for and reports.</summary>
internal static class PlaySession
{
    /// <summary>Exit code: 0 when everything was answered 2xx, 130 when interrupted, else 1.</summary>
    public static async Task<int> RunAsync(PlaySettings settings, TextWriter output, TextWriter error, TimeProvider clock, CancellationToken cancel)
    {
        using var sender = new WebhookSender(settings.Endpoint, settings.Secret, clock);
        var report = new PlayReport(output, clock);
        var runs = new SampleRuns(settings.Seed, settings.Generation).All()
            .Take(settings.Runs)
            .Select(run => settings.Disturbance.Apply(run, settings.Seed));
        output.WriteLine($"Playing {settings.Runs} runs to {settings.Endpoint}, seed {settings.Seed}. Ctrl+C ends.");
        var first = 1;
        var playback = new Playback(
            async (run, delivery, sentAt, stop) =>
            {
                var answer = await sender.SendAsync(delivery, sentAt, stop);
                report.Add(run, delivery, answer);
                if (Interlocked.Exchange(ref first, 0) == 1 && PlayReport.Hopeless(answer, settings.Endpoint) is { } advice)
                    throw new HopelessException(advice);
            },
            clock);
        try
        {
            await playback.PlayAsync(runs, settings.Tempo, cancel);
        }
        catch (HopelessException hopeless)
        {
            error.WriteLine(hopeless.Message);
            return 1;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            report.Finish();
            return 130;
        }
        report.Finish();
        return report.AllKept ? 0 : 1;
    }

    /// <summary>Nothing will get through; the message says what to do.</summary>
    private sealed class HopelessException(string message) : Exception(message);
}
