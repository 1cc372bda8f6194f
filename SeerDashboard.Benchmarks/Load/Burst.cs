using System.Diagnostics;

namespace SeerDashboard.Benchmarks.Load;

/// <summary>What became of requests that were sent as quickly as answers came.</summary>
/// <param name="Accepted">How many were answered 2xx.</param>
/// <param name="Others">Other answers, by status.</param>
/// <param name="Took">From the first request to the last answer.</param>
/// <param name="ClientCpu">Processor time that the sender used.</param>
internal sealed record Burst(int Accepted, IReadOnlyDictionary<int, int> Others, TimeSpan Took, TimeSpan ClientCpu)
{
    /// <summary>Accepted in a second.</summary>
    public double Rate => Accepted / Took.TotalSeconds;

    /// <summary>Sends all of <paramref name="requests"/> over so many connections.</summary>
    public static async Task<Burst> SendAsync(int port, IReadOnlyList<byte[]> requests, int connections)
    {
        var lines = Enumerable.Range(0, connections).Select(_ => new Line(port)).ToList();
        var statuses = new int[600];
        var next = -1;
        var cpu = Environment.CpuUsage.TotalTime;
        var from = Stopwatch.GetTimestamp();
        await Task.WhenAll(lines.Select(line => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var at && at < requests.Count)
                Interlocked.Increment(ref statuses[await line.AskAsync(requests[at])]);
        })));
        var took = Stopwatch.GetElapsedTime(from);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        lines.ForEach(line => line.Dispose());
        return new(
            statuses[200..300].Sum(),
            statuses.Index().Where(status => status.Item > 0 && status.Index is < 200 or >= 300).Where(status => status.Item > 0).ToDictionary(status => status.Index, status => status.Item),
            took, cpu);
    }
}
