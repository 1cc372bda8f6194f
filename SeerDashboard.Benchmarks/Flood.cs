using SeerDashboard.Benchmarks.Load;
using SeerDashboard.Benchmarks.Servers;

namespace SeerDashboard.Benchmarks;

/// <summary>A signed stream, and ten times as many requests beside it that nobody signed, some of them large, from the same address.</summary>
internal static class Flood
{
    private const int PerSecond = 50;
    private const int Times = 10;
    private const int FourKilobytes = 4096;

    /// <summary>Measures and prints; a round is 5 s without the flood and 5 s with it.</summary>
    public static async Task RunAsync(int rounds)
    {
        using var scratch = new Scratch();
        using var ours = await Server.DashboardAsync(scratch.Folder("ours"));
        List<double> calm = [], flooded = [];
        var (others, refused) = (0, new Dictionary<int, int>());
        for (var round = -1; round < rounds; round++)
        {
            var alone = new Load.Stream(ours.Port);
            await alone.RunAsync(Signed(), PerSecond, CancellationToken.None);

            var (signed, flood) = (new Load.Stream(ours.Port), new Load.Stream(ours.Port));
            using var over = new CancellationTokenSource();
            var flooding = flood.RunAsync(Unsigned(), PerSecond * Times, over.Token);
            await signed.RunAsync(Signed(), PerSecond, CancellationToken.None);
            await over.CancelAsync();
            await flooding;
            if (round < 0)
                continue;
            calm.AddRange(alone.Accepted);
            flooded.AddRange(signed.Accepted);
            others += signed.Others.Count + flood.Accepted.Count;
            foreach (var (status, _) in flood.Others)
                refused[status] = refused.GetValueOrDefault(status) + 1;
        }

        using (var projection = new Projection(ours))
        {
            await projection.CaughtUpAsync();
            projection.AllAreRuns();
        }

        Console.WriteLine($"{Environment.ProcessorCount} cores; signed {PerSecond}/s, flood {PerSecond * Times}/s, answered: {string.Join(", ", refused.OrderBy(one => one.Key).Select(one => $"{one.Key} x {one.Value}"))}");
        Console.WriteLine();
        Console.WriteLine("| answers to the signed | how many | median, ms | p99, ms | slowest, ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        Scratch.Say($"| without the flood | {calm.Count} | {calm.Median():0.0} | {calm.At(0.99):0.0} | {calm.Max():0.0} |");
        Scratch.Say($"| beside the flood | {flooded.Count} | {flooded.Median():0.0} | {flooded.At(0.99):0.0} | {flooded.Max():0.0} |");
        Console.WriteLine();
        Goal.AtMost("slowest signed answer beside the flood, s", flooded.Max() / 1000, 1);
        Goal.AtMost("signed ones that were not accepted, and others that were", others, 0);
    }

    private static List<byte[]> Signed() => [.. Enumerable.Range(0, PerSecond * 5).Select(_ => Delivery.Request(Delivery.Body(Delivery.NewRun(), FourKilobytes)))];

    /// <summary>Without a signature, with one that is none, with that of another body; one in twenty is of a megabyte.</summary>
    private static List<byte[]> Unsigned()
    {
        var large = new byte[1024 * 1024];
        Array.Fill(large, (byte)'x');
        var small = Delivery.Body(1, FourKilobytes);
        byte[][] kinds = [Delivery.Request(small, ""), Delivery.Request(small, new string('0', 64)), Delivery.Request(small, "none"), Delivery.Request(small, new string('a', 64))];
        var heavy = Delivery.Request(large, new string('0', 64));
        return [.. Enumerable.Range(0, PerSecond * Times * 20).Select(at => at % 20 == 19 ? heavy : kinds[at % kinds.Length])];
    }
}
