using System.Collections.Concurrent;
using System.Diagnostics;

namespace SeerDashboard.Benchmarks.Load;

/// <summary>Requests at a steady rate, whatever the answers do: each takes a connection that is free, or a new one.</summary>
internal sealed class Stream(int port)
{
    private readonly ConcurrentBag<Line> _free = [];

    /// <summary>How long each answer took, in ms, of those that were 2xx.</summary>
    public ConcurrentBag<double> Accepted { get; } = [];

    /// <summary>How long each other answer took, by status.</summary>
    public ConcurrentBag<(int Status, double Took)> Others { get; } = [];

    /// <summary>Sends one of <paramref name="requests"/> after the other until they or the time end; comes back with the last answer.</summary>
    public async Task RunAsync(IReadOnlyList<byte[]> requests, double perSecond, CancellationToken cancel)
    {
        var (from, asked) = (Stopwatch.GetTimestamp(), new List<Task>());
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var sent = 0; sent < requests.Count && !cancel.IsCancellationRequested;)
        {
            for (; sent < requests.Count && sent <= Stopwatch.GetElapsedTime(from).TotalSeconds * perSecond; sent++)
                asked.Add(AskAsync(requests[sent]));
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.WhenAll(asked);
        while (_free.TryTake(out var line))
            line.Dispose();
    }

    private async Task AskAsync(byte[] request)
    {
        var line = _free.TryTake(out var free) ? free : new Line(port);
        var from = Stopwatch.GetTimestamp();
        var status = await line.AskAsync(request);
        var took = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        if (status is >= 200 and < 300)
            Accepted.Add(took);
        else
            Others.Add((status, took));
        _free.Add(line);
    }
}
