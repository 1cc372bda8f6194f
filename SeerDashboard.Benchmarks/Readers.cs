using System.Collections.Concurrent;
using System.Diagnostics;
using SeerDashboard.Benchmarks.Load;
using SeerDashboard.Benchmarks.Servers;

namespace SeerDashboard.Benchmarks;

/// <summary>From the POST of a delivery until 200 who read the stream of events have it, against one who reads alone, in turn; and what one of them takes in memory.</summary>
internal static class Readers
{
    private const int Many = 200;
    private const int AtOnce = 50;
    private const int PerSecond = 20;
    private const int FourKilobytes = 4096;

    /// <summary>Measures and prints; a round is 2.5 s of each.</summary>
    public static async Task RunAsync(int rounds)
    {
        using var scratch = new Scratch();
        using var server = await Server.MeasuredAsync(scratch.Folder("ours"));
        Times one = new("one reader"), each = new($"each of {Many} readers"), last = new($"the last of {Many} readers");
        var (perReader, missing) = ((Live: 0L, Resident: 0L), 0);
        for (var round = -1; round < rounds; round++)
        {
            missing += await MeasureAsync(server, 1, round < 0 ? [] : [one]);
            missing += await MeasureAsync(server, Many, round < 0 ? [] : [each, last]);
            if (round == 0)
                perReader = await MemoryAsync(server);
        }

        Console.WriteLine($"{Environment.ProcessorCount} cores, {one.Count} deliveries at {PerSecond}/s to each number of readers, {missing} not heard of");
        Console.WriteLine();
        Console.WriteLine("| from the POST until it was read by | median, ms | p95, ms | p99, ms |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var times in (Times[])[one, each, last])
            Scratch.Say($"| {times.Name} | {times.Median:0.0} | {times.P95:0.0} | {times.P99:0.0} |");
        Console.WriteLine();
        Scratch.Say($"A reader that waits takes {perReader.Live / 1024.0:0} KB in use, {perReader.Resident / 1024.0:0} KB resident.");
        Goal.AtMost($"p99 of each of {Many} readers / of one", each.P99 / one.P99, 6);
        Goal.AtMost("KB in use for a reader that waits", perReader.Live / 1024.0, 64);
        Goal.AtMost("changes that were not heard of", missing, 0);
    }

    /// <summary>So many read; times go to the first, those of the slowest to the second, where there are any. How many changes somebody did not hear of.</summary>
    private static async Task<int> MeasureAsync(Server server, int readers, Times[] to)
    {
        var sent = new ConcurrentDictionary<long, long>();
        var heard = new ConcurrentDictionary<long, ConcurrentBag<long>>();
        var all = await JoinAsync(server, readers, (run, at) => heard.GetOrAdd(run, _ => []).Add(at));
        using (var line = new Line(server.Port))
        using (var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1000.0 / PerSecond)))
        {
            for (var at = 0; at < AtOnce && await tick.WaitForNextTickAsync(); at++)
            {
                var run = Delivery.NewRun();
                var request = Delivery.Request(Delivery.Body(run, FourKilobytes));
                sent[run] = Stopwatch.GetTimestamp();
                await line.AskAsync(request);
            }
        }

        var from = Stopwatch.GetTimestamp();
        while (heard.Values.Sum(one => one.Count) < AtOnce * readers && Stopwatch.GetElapsedTime(from) < TimeSpan.FromSeconds(10))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        all.ForEach(reader => reader.Dispose());
        foreach (var (run, at) in sent.Where(_ => to.Length > 0))
        {
            var took = heard.GetValueOrDefault(run, []).Select(one => Stopwatch.GetElapsedTime(at, one).TotalMilliseconds).ToList();
            took.ForEach(to[0].Add);
            if (to.Length > 1 && took.Count > 0)
                to[1].Add(took.Max());
        }

        return (AtOnce * readers) - heard.Values.Sum(one => one.Count);
    }

    private static async Task<(long Live, long Resident)> MemoryAsync(Server server)
    {
        // Those who left are noticed as gone.
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        var before = await server.MemoryAsync();
        var all = await JoinAsync(server, Many, (_, _) => { });
        var with = await server.MemoryAsync();
        all.ForEach(reader => reader.Dispose());
        return ((with.Live - before.Live) / Many, (with.Resident - before.Resident) / Many);
    }

    /// <summary>As many with each key as one may have.</summary>
    private static async Task<List<EventLine>> JoinAsync(Server server, int readers, Action<long, long> heard)
    {
        List<EventLine> all = [];
        for (var at = 0; at < readers; at++)
            all.Add(await EventLine.JoinAsync(server.Port, Server.ReaderKeys[at % Server.ReaderKeys.Count], heard));
        return all;
    }
}
