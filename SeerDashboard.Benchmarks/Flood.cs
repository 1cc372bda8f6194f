using SeerDashboard.Benchmarks.Load;
using SeerDashboard.Benchmarks.Servers;

namespace SeerDashboard.Benchmarks;

/// <summary>A signed stream, and beside it a flood that nobody signed: ten times what the server could take if it were signed, for 20 s.</summary>
internal static class Flood
{
    private const int PerSecond = 50;
    private const int Times = 10;
    private const int Seconds = 20;
    private const int FourKilobytes = 4096;
    private const int Burst = 6_000;
    private const double MostMore = 100 * 1024 * 1024;

    /// <summary>Measures and prints; a round is 20 s without the flood and 20 s with it.</summary>
    public static async Task RunAsync(int rounds)
    {
        using var scratch = new Scratch();
        using var ours = await Server.MeasuredAsync(scratch.Folder("ours"));
        using var projection = new Projection(ours);
        var capacity = await CapacityAsync(ours, projection);
        await projection.IndexedAsync();
        var (before, _) = await ours.MemoryAsync();
        List<double> calm = [], flooded = [];
        var (refused, written, answered) = (0, 0L, 0L);
        for (var round = 0; round < rounds; round++)
        {
            var alone = new Load.Stream(ours.Port);
            await alone.RunAsync(Signed(), PerSecond, CancellationToken.None);

            var signed = new Load.Stream(ours.Port);
            var flood = await Press.StartAsync(ours.Port, capacity * Times, () => signed.RunAsync(Signed(), PerSecond, CancellationToken.None));
            calm.AddRange(alone.Accepted);
            flooded.AddRange(signed.Accepted);
            refused += signed.Others.Count + alone.Others.Count;
            (written, answered) = (written + flood.Written, answered + flood.Answers);
        }

        var (after, resident) = await ours.MemoryAsync();
        await projection.CaughtUpAsync();
        projection.AllAreRuns();

        Scratch.Say($"{Environment.ProcessorCount} cores; takes {capacity:0} signed ones a second; signed {PerSecond}/s, flood offered {capacity * Times:0}/s, of which {written / (double)(rounds * Seconds):0}/s could be written and {answered / (double)(rounds * Seconds):0}/s were answered");
        Console.WriteLine();
        Console.WriteLine("| answers to the signed | how many | median, ms | p99, ms | slowest, ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        Scratch.Say($"| without the flood | {calm.Count} | {calm.Median():0.0} | {calm.At(0.99):0.0} | {calm.Max():0.0} |");
        Scratch.Say($"| beside the flood | {flooded.Count} | {flooded.Median():0.0} | {flooded.At(0.99):0.0} | {flooded.Max():0.0} |");
        Console.WriteLine();
        Goal.AtMost("signed answers beside the flood, p99, of those without it", flooded.At(0.99) / calm.At(0.99), 2);
        Goal.AtMost("slowest signed answer beside the flood, s", flooded.Max() / 1000, 1);
        Goal.AtMost("signed ones that were not accepted", refused, 0);
        Goal.AtMost("memory in use after it, MB more", Math.Max(0, after - before) / (1024.0 * 1024), MostMore / (1024 * 1024));
        Scratch.Say($"The system counts {resident / (1024.0 * 1024):0} MB as the server's own after it.");
    }

    /// <summary>Signed ones a second, of the last of some bursts.</summary>
    private static async Task<double> CapacityAsync(Server ours, Projection projection)
    {
        var rate = 0.0;
        for (var turn = 0; turn < 4; turn++)
        {
            rate = (await Load.Burst.SendAsync(ours.Port, Requests(Burst), connections: 32)).Rate;
            await projection.CaughtUpAsync();
        }

        return rate;
    }

    private static List<byte[]> Signed() => Requests(PerSecond * Seconds);

    private static List<byte[]> Requests(int count) => [.. Enumerable.Range(0, count).Select(_ => Delivery.Request(Delivery.Body(Delivery.NewRun(), FourKilobytes)))];
}
