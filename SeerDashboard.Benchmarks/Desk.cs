using System.Diagnostics;
using System.Globalization;
using SeerDashboard.Benchmarks.Circuits;
using SeerDashboard.Benchmarks.Servers;
using SeerDashboard.Benchmarks.Stores;

namespace SeerDashboard.Benchmarks;

/// <summary>What somebody waits for who opens the desk, searches, or opens a run: in a store of 1,500 runs and in one of 150,000, in turn.</summary>
internal static class Desk
{
    private const int Warm = 40;

    private static readonly string[] Searches = ["checkout", "customer", "archive wallet", "SHOP-10", "acme/api-3", "null reference", "cart.py", "voucher", "timeout", "7001000"];

    /// <summary>Measures and prints; a round is one request of each kind to each store.</summary>
    public static async Task RunAsync(int rounds)
    {
        var today = StoreCommand.Today;
        var all = new List<Store>();
        try
        {
            foreach (var size in (StoreSize[])[StoreSize.Small(today), StoreSize.Large(today)])
                all.Add(await Store.OpenAsync(size));
            for (var round = -Warm; round < rounds; round++)
            {
                foreach (var store in all)
                    await store.AskAsync(round);
            }

            Report(all, rounds);
        }
        finally
        {
            all.ForEach(store => store.Dispose());
        }
    }

    private static void Report(List<Store> all, int rounds)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, {rounds} rounds");
        Console.WriteLine();
        Console.WriteLine("| whole answer | store | median, ms | p95, ms |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var kind in Kinds)
        {
            foreach (var store in all)
                Scratch.Say($"| {kind} | {store.Name} | {store.Took[kind].Median():0.0} | {store.Took[kind].At(0.95):0.0} |");
        }

        Console.WriteLine();
        foreach (var kind in Kinds)
            Goal.AtMost($"{kind}, p95, large / small", all[1].Took[kind].At(0.95) / all[0].Took[kind].At(0.95), 1.5);
    }

    private const string First = "the desk's first page";
    private const string Search = "search on the desk";
    private const string Run = "a run's page";

    private static readonly string[] Kinds = [First, Search, Run];

    private sealed class Store(StoreSize size, Server server, SignedIn session) : IDisposable
    {
        private readonly Random _dice = new(4711);

        public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{size.Runs} runs");

        public Dictionary<string, List<double>> Took { get; } = Kinds.ToDictionary(kind => kind, _ => new List<double>(), StringComparer.Ordinal);

        public static async Task<Store> OpenAsync(StoreSize size)
        {
            var server = await Server.DashboardAsync(await StoreCache.FolderAsync(size));
            var session = await SignedIn.AtAsync(server.Port, Server.Token);
            await StoreCache.IndexedAsync(server.Store);
            return new(size, server, session);
        }

        public async Task AskAsync(int round)
        {
            await GetAsync(First, "", round);
            await GetAsync(Search, "?q=" + Uri.EscapeDataString(Searches[(round + Warm) % Searches.Length]), round);
            await GetAsync(Run, string.Create(CultureInfo.InvariantCulture, $"runs/{1_000_000 + _dice.Next(size.Runs)}"), round);
        }

        public void Dispose()
        {
            session.Dispose();
            server.Dispose();
        }

        private async Task GetAsync(string kind, string path, int round)
        {
            var from = Stopwatch.GetTimestamp();
            var page = await session.Http.GetStringAsync(new Uri(session.Address, path));
            var took = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            if (!page.Contains(kind == Run ? "data-testid=\"step\"" : "data-testid=\"run-row\"", StringComparison.Ordinal) && kind != Search)
                throw new InvalidOperationException($"{path} of {Name} shows nothing.");
            if (round >= 0)
                Took[kind].Add(took);
        }
    }
}
