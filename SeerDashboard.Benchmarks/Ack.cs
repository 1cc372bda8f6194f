using System.Globalization;
using SeerDashboard.Benchmarks.Load;
using SeerDashboard.Benchmarks.Servers;

namespace SeerDashboard.Benchmarks;

/// <summary>How long the answer takes at 200 deliveries a second while 50 clients of the hub take every push, against one durable commit at the same pace, in turn.</summary>
internal static class Ack
{
    private const int PerSecond = 200;
    private const int Clients = 50;
    private const int FourKilobytes = 4096;
    private const int Slice = 500;

    /// <summary>Measures and prints; a round is 2.5 s of each.</summary>
    public static async Task RunAsync(int rounds)
    {
        using var scratch = new Scratch();
        using var ours = await Server.DashboardAsync(scratch.Folder("ours"));
        var port = Server.FreePort();
        using var watchers = await Server.StartAsync(
            "hub clients", port, null, "dotnet", [typeof(Ack).Assembly.Location, "watch", port.ToString(CultureInfo.InvariantCulture), ours.Port.ToString(CultureInfo.InvariantCulture), $"{Clients}"], []);
        using var disk = new DiskCommit(scratch.Folder("disk"));

        Times answered = new("answer of the dashboard"), commit = new("one durable commit of the body alone");
        var others = 0;
        for (var round = -2; round < rounds; round++)
        {
            var stream = new Load.Stream(ours.Port);
            await stream.RunAsync([.. Enumerable.Range(0, Slice).Select(_ => Delivery.Request(Delivery.Body(Delivery.NewRun(), FourKilobytes)))], PerSecond, CancellationToken.None);
            var written = await CommitsAsync(disk);
            if (round < 0)
                continue;
            others += stream.Others.Count;
            foreach (var took in stream.Accepted)
                answered.Add(took);
            written.ForEach(commit.Add);
        }

        using (var projection = new Projection(ours))
        {
            await projection.CaughtUpAsync();
            projection.AllAreRuns();
        }

        Console.WriteLine($"{Environment.ProcessorCount} cores, {answered.Count} answers at {PerSecond}/s, {Clients} hub clients ({watchers.LastWords} bytes pushed), {others} other answers");
        Console.WriteLine();
        Console.WriteLine("| what | median, ms | p95, ms | p99, ms |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var one in (Times[])[answered, commit])
            Scratch.Say($"| {one.Name} | {one.Median:0.0} | {one.P95:0.0} | {one.P99:0.0} |");
        Console.WriteLine();
        Goal.AtMost("ack p99 / p99 of one durable commit", answered.P99 / commit.P99, 20);
        Goal.AtMost("answers that were no 2xx", others, 0);
    }

    private static async Task<List<double>> CommitsAsync(DiskCommit disk)
    {
        var written = new List<double>();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1000.0 / PerSecond));
        for (var at = 0; at < Slice && await tick.WaitForNextTickAsync(); at++)
            written.Add(disk.Write(Delivery.Body(at, FourKilobytes)));
        return written;
    }
}
