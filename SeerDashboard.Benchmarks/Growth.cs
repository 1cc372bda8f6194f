using System.Diagnostics;
using SeerDashboard.Benchmarks.Load;
using SeerDashboard.Benchmarks.Servers;

namespace SeerDashboard.Benchmarks;

/// <summary>What a delivery costs, from the first sent to the last projected, in a store of ten thousand and in one of a million, in turn.</summary>
internal static class Growth
{
    private const int Few = 10_000;
    private const int Copies = 99;
    private const int Connections = 32;
    private const int FourKilobytes = 4096;
    private const int Batch = 1_000;

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync(int rounds)
    {
        using var scratch = new Scratch();
        var (few, many) = (scratch.Folder("few"), scratch.Folder("many"));
        var from = Stopwatch.GetTimestamp();
        using (var filling = await Server.DashboardAsync(few))
        {
            using var projection = new Projection(filling);
            await Burst.SendAsync(filling.Port, [.. Enumerable.Range(0, Few).Select(_ => Delivery.Request(Delivery.Body(Delivery.NewRun(), 600)))], Connections);
            await projection.CaughtUpAsync();
            projection.AllAreRuns();
        }

        Multiplied.Store(few, many, Copies);
        Scratch.Say($"Filled in {Stopwatch.GetElapsedTime(from).TotalSeconds:0} s; the large store has {new FileInfo(Path.Combine(many, "seer.db")).Length / 1_000_000} MB.");
        Delivery.SkipRuns(Few * (Copies + 1L));

        using var small = await Server.DashboardAsync(few, "10,000 stored");
        using var large = await Server.DashboardAsync(many, "1,000,000 stored");
        var all = new[] { small, large }.Select(server => (Server: server, Behind: new Projection(server), Took: new List<double>(), Cpu: new List<double>())).ToList();
        var others = 0;
        for (var round = -3; round < rounds; round++)
        {
            foreach (var one in all)
            {
                List<byte[]> requests = [.. Enumerable.Range(0, Batch).Select(_ => Delivery.Request(Delivery.Body(Delivery.NewRun(), FourKilobytes)))];
                var before = one.Server.Cpu;
                var burst = await Burst.SendAsync(one.Server.Port, requests, Connections);
                var took = burst.Took + await one.Behind.CaughtUpAsync();
                if (round < 0)
                    continue;
                others += burst.Others.Values.Sum();
                one.Took.Add(took.TotalMicroseconds / Batch);
                one.Cpu.Add((one.Server.Cpu - before).TotalMicroseconds / Batch);
            }
        }

        Console.WriteLine();
        Console.WriteLine($"| {Batch} deliveries a round, {Environment.ProcessorCount} cores, {rounds} rounds | until projected, µs each, median | processor time, µs each, median |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var (server, behind, took, cpu) in all)
        {
            Scratch.Say($"| {server.Name} | {took.Median():0} | {cpu.Median():0} |");
            behind.Dispose();
        }

        Console.WriteLine();
        Goal.AtMost("cost of a delivery at 1,000,000 / at 10,000", all[1].Took.Zip(all[0].Took, (here, there) => here / there).Median(), 1.2);
        Goal.AtMost("deliveries that were not accepted", others, 0);
        Scratch.Say($"       of its processor time: {all[1].Cpu.Zip(all[0].Cpu, (here, there) => here / there).Median():0.00}");
    }
}
