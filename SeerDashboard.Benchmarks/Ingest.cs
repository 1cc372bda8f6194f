using SeerDashboard.Benchmarks.Load;
using SeerDashboard.Benchmarks.Servers;

namespace SeerDashboard.Benchmarks;

/// <summary>How many deliveries a second are accepted, over 32 connections, of distinct runs, against floors and a peer, in turn.</summary>
internal static class Ingest
{
    private const int Connections = 32;
    private const int FourKilobytes = 4096;
    private const double Seconds = 1.5;
    private const int Warm = 8;

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync(int rounds)
    {
        using var scratch = new Scratch();
        using var ours = await Server.DashboardAsync(scratch.Folder("ours"));
        using var bare = await Server.PeerAsync("endpoint", "the same endpoint, bare insert", scratch.Folder("endpoint"));
        using var minimal = await Server.PeerAsync("bare", "bare insert without MVC", scratch.Folder("bare"));
        using var echo = await Server.PeerAsync("echo", "HMAC echo", scratch.Folder("echo"));
        using var debian = await DebianWebhook.StartAsync(scratch.Folder("debian"));
        using var projection = new Projection(ours);
        List<Server> all = [ours, bare, minimal, echo, .. debian is null ? (Server[])[] : [debian]];

        var even = await MeasureAsync(all, projection, rounds, () => Delivery.Body(Delivery.NewRun(), FourKilobytes));
        Print("4 KB", rounds, even);
        var mixed = await MeasureAsync([ours, bare, echo], projection, Math.Max(3, rounds / 2), Mixed());
        projection.AllAreRuns();
        Print("1 to 100 KB", Math.Max(3, rounds / 2), mixed);

        var rates = even.ToDictionary(one => one.Server, one => one.Rates.Median());
        Goal.AtLeast("4 KB, accepted / the same endpoint with a bare insert", even.Ratio(ours, bare), 0.6);
        if (debian is not null)
            Goal.AtLeast("4 KB, accepted / Debian's webhook", even.Ratio(ours, debian), 1);
        else
            Console.WriteLine("SHORT  Debian's webhook is not here: install the package webhook");
        Goal.AtMost("4 KB, last run projected / last answer", even[0].Projected.Median(), 2);
        Scratch.Say($"       4 KB, accepted / bare insert without MVC: {even.Ratio(ours, minimal):0.00}; / HMAC echo: {even.Ratio(ours, echo):0.00}; mixed: {mixed.Ratio(ours, echo):0.00} of HMAC echo, {mixed.Ratio(ours, bare):0.00} of the bare insert, last run projected {mixed[0].Projected.Median():0.00} x the last answer");
    }

    /// <summary>Of medians of ratios: each round's servers were measured within seconds.</summary>
    private static double Ratio(this List<Measured> all, Server one, Server other) =>
        all.Single(measured => measured.Server == one).Rates.Zip(all.Single(measured => measured.Server == other).Rates, (here, there) => here / there).Median();

    private static async Task<List<Measured>> MeasureAsync(List<Server> servers, Projection projection, int rounds, Func<byte[]> body)
    {
        var all = servers.ConvertAll(server => new Measured(server));
        // Warm before anything counts: the runtime replaces and watches its code for the first tens of thousands of calls, and that is a good part of a request.
        foreach (var one in all)
        {
            for (var warm = 0; warm < Warm; warm++)
                one.Count = Math.Clamp((int)((await one.SendAsync(Requests(one.Count, body))).Rate * Seconds), 200, 30_000);
            await projection.IndexedAsync();
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var one in all)
            {
                var requests = Requests(one.Count, body);
                await Quiet.WaitAsync();
                var before = one.Server.Cpu;
                var burst = await one.SendAsync(requests);
                var after = one == all[0] ? await projection.CaughtUpAsync() : TimeSpan.Zero;
                one.Add(burst, after, one.Server.Cpu - before);
                await projection.IndexedAsync();
            }
        }

        return all;
    }

    private static List<byte[]> Requests(int count, Func<byte[]> body) => [.. Enumerable.Range(0, count).Select(_ => Delivery.Request(body()))];

    /// <summary>As many of each size from 1 to 100 KB by its order of magnitude; the larger ones are change sets.</summary>
    private static Func<byte[]> Mixed()
    {
        var random = new Random(4711);
        return () =>
        {
            var bytes = (int)(1024 * Math.Pow(100, random.NextDouble()));
            return bytes < 6_000 ? Delivery.Body(Delivery.NewRun(), bytes) : Delivery.Changes(Delivery.NewRun(), bytes);
        };
    }

    private static void Print(string size, int rounds, List<Measured> all)
    {
        Console.WriteLine();
        Console.WriteLine($"| {size}, {Connections} connections, {Environment.ProcessorCount} cores, {rounds} rounds | accepted a second, median | other answers | server's processor time each, µs | sender's share of the cores |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var one in all)
            Scratch.Say($"| {one.Server.Name} | {one.Rates.Median():0} | {one.Others} | {one.Costs.Median():0} | {one.ClientShares.Median():0 %} |");
        Console.WriteLine();
    }

    private sealed class Measured(Server server)
    {
        public Server Server { get; } = server;

        public int Count { get; set; } = 4_000;

        public List<double> Rates { get; } = [];

        public List<double> Projected { get; } = [];

        public List<double> Costs { get; } = [];

        public List<double> ClientShares { get; } = [];

        public int Others { get; private set; }

        public Task<Burst> SendAsync(List<byte[]> requests) => Burst.SendAsync(Server.Port, requests, Connections);

        public void Add(Burst burst, TimeSpan projectedAfter, TimeSpan cpu)
        {
            var cores = burst.Took * Environment.ProcessorCount;
            Rates.Add(burst.Rate);
            Projected.Add((burst.Took + projectedAfter) / burst.Took);
            Costs.Add(cpu.TotalMicroseconds / burst.Accepted);
            ClientShares.Add(burst.ClientCpu / cores);
            Others += burst.Others.Values.Sum();
        }
    }
}
