using SeerDashboard.Benchmarks.Load;
using SeerDashboard.Benchmarks.Servers;

namespace SeerDashboard.Benchmarks;

/// <summary>A steady stream, and beside it a <c>coding_completed</c> of 5 MB every second.</summary>
internal static class Large
{
    private const int PerSecond = 100;
    private const int FourKilobytes = 4096;
    private const int FiveMegabytes = 5_000_000;

    /// <summary>Measures and prints; a round is 5 s without the large ones and 5 s with them.</summary>
    public static async Task RunAsync(int rounds)
    {
        using var scratch = new Scratch();
        using var ours = await Server.DashboardAsync(scratch.Folder("ours"));
        List<double> without = [], beside = [], large = [];
        var others = 0;
        for (var round = -1; round < rounds; round++)
        {
            var alone = new Load.Stream(ours.Port);
            await alone.RunAsync(Small(), PerSecond, CancellationToken.None);
            var (small, heavy) = (new Load.Stream(ours.Port), new Load.Stream(ours.Port));
            List<byte[]> bodies = [.. Enumerable.Range(0, 5).Select(_ => Delivery.Request(Delivery.Changes(Delivery.NewRun(), FiveMegabytes)))];
            await Task.WhenAll(small.RunAsync(Small(), PerSecond, CancellationToken.None), heavy.RunAsync(bodies, 1, CancellationToken.None));
            if (round < 0)
                continue;
            without.AddRange(alone.Accepted);
            beside.AddRange(small.Accepted);
            large.AddRange(heavy.Accepted);
            others += alone.Others.Count + small.Others.Count + heavy.Others.Count;
        }

        using (var projection = new Projection(ours))
        {
            await projection.CaughtUpAsync();
            projection.AllAreRuns();
        }

        Console.WriteLine($"{Environment.ProcessorCount} cores, {PerSecond}/s of 4 KB");
        Console.WriteLine();
        Console.WriteLine("| answers | how many | median, ms | p99, ms | slowest, ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var (name, times) in ((string, List<double>)[])[("4 KB alone", without), ("4 KB beside 5 MB a second", beside), ("the 5 MB themselves", large)])
            Scratch.Say($"| {name} | {times.Count} | {times.Median():0.0} | {times.At(0.99):0.0} | {times.Max():0.0} |");
        Console.WriteLine();
        Goal.AtMost("p99 beside the large ones, less p99 alone, ms", beside.At(0.99) - without.At(0.99), 100);
        Goal.AtMost("answers that were no 2xx", others, 0);
    }

    private static List<byte[]> Small() => [.. Enumerable.Range(0, PerSecond * 5).Select(_ => Delivery.Request(Delivery.Body(Delivery.NewRun(), FourKilobytes)))];
}
