using System.Diagnostics;
using System.Globalization;
using System.Text;
using SeerDashboard.Benchmarks.Circuits;
using SeerDashboard.Benchmarks.Load;
using SeerDashboard.Benchmarks.Servers;
using SeerDashboard.Benchmarks.Stores;

namespace SeerDashboard.Benchmarks;

/// <summary>Many viewers of the desk at once: how late the last of them sees a change, and what each takes in memory while nothing happens.</summary>
internal static class Crowd
{
    private const int Viewers = 200;
    private const int Cycles = 500;
    private const int Runs = 12;

    /// <summary>A desk that is narrowed to what most runs match, so that each viewer's rows are picked from all.</summary>
    private const string Narrowed = "?since=7d";

    /// <summary>Measures and prints; a round is one delivery.</summary>
    public static Task RunAsync(int rounds) => RunAsync(rounds, "");

    /// <summary>The same, with a filter that all viewers have set.</summary>
    public static Task NarrowedAsync(int rounds) => RunAsync(rounds, Narrowed);

    private static async Task RunAsync(int rounds, string path)
    {
        using var scratch = new Scratch();
        var folder = scratch.Folder("store");
        await GeneratedStore.WriteAsync(Path.Combine(folder, "seer.db"), StoreSize.Small(StoreCommand.Today), _ => { }, CancellationToken.None);
        using var server = await Server.MeasuredAsync(folder);
        using var session = await SignedIn.AtAsync(server.Port, Server.Token);
        using var line = new Line(server.Port);

        await CycleAsync(session, path, 40);
        var alone = await MeasureAsync(line, [await session.OpenAsync(path)], rounds, warm: 60, leave: true);

        var (before, residentBefore) = await server.MemoryAsync();
        var viewers = await OpenAsync(session, path, Viewers);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        var (open, residentOpen) = await server.MemoryAsync();
        var together = await MeasureAsync(line, viewers, rounds, warm: 5, leave: true);

        await CycleAsync(session, path, 50);
        var (first, _) = await server.MemoryAsync();
        await CycleAsync(session, path, Cycles);
        var (last, _) = await server.MemoryAsync();

        Console.WriteLine($"{Environment.ProcessorCount} cores, {rounds} deliveries");
        Console.WriteLine();
        Console.WriteLine("| POST to the changed page | median, ms | p95, ms |");
        Console.WriteLine("| --- | --- | --- |");
        Scratch.Say($"| one viewer | {alone.Median():0.0} | {alone.At(0.95):0.0} |");
        Scratch.Say($"| each of {Viewers} viewers | {together.Median():0.0} | {together.At(0.95):0.0} |");
        Console.WriteLine();
        Goal.AtMost($"p95 with {Viewers} viewers / p95 with one", together.At(0.95) / alone.At(0.95), 6);
        Goal.AtMost("memory of an idle viewer after a full collection, KB", (open - before) / 1024.0 / Viewers, 600);
        Goal.AtMost($"memory after {Cycles} more viewers came and went, MB more", (last - first) / 1_048_576.0, 2);
        Scratch.Say($"       the process as the system counts it: {(residentOpen - residentBefore) / 1024.0 / Viewers:0} KB a viewer; base {before / 1_048_576.0:0} MB in use");
    }

    private static async Task<List<Viewer>> OpenAsync(SignedIn session, string path, int count)
    {
        var viewers = new List<Viewer>();
        foreach (var some in Enumerable.Range(0, count).Chunk(8))
            viewers.AddRange(await Task.WhenAll(some.Select(_ => session.OpenAsync(path))));
        return viewers;
    }

    private static async Task CycleAsync(SignedIn session, string path, int count)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(4))
        {
            var viewers = await Task.WhenAll(some.Select(_ => session.OpenAsync(path)));
            // Long enough for the page's scripts to have said what they say first.
            await Task.Delay(TimeSpan.FromMilliseconds(60), TimeProvider.System);
            await Task.WhenAll(viewers.Select(viewer => viewer.DisposeAsync().AsTask()));
        }
    }

    /// <summary>A delivery after the other, each seen by all before the next is sent; milliseconds of every viewer.</summary>
    private static async Task<List<double>> MeasureAsync(Line line, List<Viewer> viewers, int rounds, int warm, bool leave)
    {
        var took = new List<double>();
        for (var round = -warm; round < rounds; round++)
        {
            var word = string.Create(CultureInfo.InvariantCulture, $"finding-{Guid.NewGuid():n}");
            var request = Delivery.Request(Encoding.UTF8.GetBytes(Body(round + warm, word)));
            var seeing = viewers.ConvertAll(viewer => viewer.SeeAsync(word));
            var from = Stopwatch.GetTimestamp();
            var status = await line.AskAsync(request);
            if (status != 202)
                throw new InvalidOperationException($"A delivery was answered {status}.");
            var seen = await Task.WhenAll(seeing);
            if (round >= 0)
                took.AddRange(seen.Select(at => Stopwatch.GetElapsedTime(from, at).TotalMilliseconds));
            // Longer than a page folds changes into one.
            await Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System);
        }

        if (leave)
            await Task.WhenAll(viewers.Select(viewer => viewer.DisposeAsync().AsTask()));
        return took;
    }

    /// <summary>Each time another finding of one of a few runs: their rows are on the desk's first page, and say it.</summary>
    private static string Body(int round, string word) => string.Create(CultureInfo.InvariantCulture,
        $$$"""{"action":"root_cause_completed","installation":{"uuid":"a8e5d37a-696c-4c54-adb5-b3f28d64c7de"},"data":{"run_id":{{{900 + (round % Runs)}}},"group_id":{{{5_900 + (round % Runs)}}},"root_cause":{"one_line_description":"{{{word}}}","five_whys":[],"reproduction_steps":[]}},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""");
}
