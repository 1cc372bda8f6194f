using SeerDashboard.Benchmarks.Servers;
using SeerDashboard.Benchmarks.Stores;

namespace SeerDashboard.Benchmarks;

/// <summary>One command each: <c>dotnet run -c Release --project SeerDashboard.Benchmarks -- latency</c>. What they measure: docs/benchmarks.md.</summary>
internal static class Entry
{
    private static readonly Dictionary<string, (string Says, int Rounds, Func<int, Task> Run)> Commands = new(StringComparer.Ordinal)
    {
        ["latency"] = ("from the POST of a delivery to the changed page, against an empty update of the same page", 300, Latency.RunAsync),
        ["ingest"] = ("deliveries accepted a second, against a bare insert, an HMAC echo and Debian's webhook", 7, Ingest.RunAsync),
        ["ack"] = ("how long an answer takes at 200 a second beside 50 hub clients, against one durable commit", 12, Ack.RunAsync),
        ["told"] = ("how long an answer takes of deliveries that 20 rules tell over 5 channels, against a server without a rule", 10, Told.RunAsync),
        ["flood"] = ("how long a signed answer takes beside a flood of ten times what the server takes, nobody having signed it", 2, Flood.RunAsync),
        ["large"] = ("how long others wait beside bodies of 5 MB", 5, Large.RunAsync),
        ["desk"] = ("the desk's first page, search and a run's page at 150,000 runs, against 1,500", 200, Desk.RunAsync),
        ["circuits"] = ("from the POST to the changed page with 200 live viewers, against one; what an idle viewer takes in memory", 40, Crowd.RunAsync),
        ["readers"] = ("from the POST to 200 who read the stream of events, against one; what a reader takes in memory", 10, Readers.RunAsync),
        ["filtered"] = ("the same as circuits, with a filter that all of them have set", 40, Crowd.NarrowedAsync),
        ["firstview"] = ("what a fresh browser loads of the desk, and when it paints first, on a published build", 10, FirstLook.RunAsync),
        ["diff"] = ("from the call to the first coloured lines of a diff, against @pierre/diffs and diff2html, in Chromium, on a published build", 5, Diff.RunAsync),
        ["growth"] = ("what a delivery costs at a million stored ones, against ten thousand", 7, Growth.RunAsync),
    };

    private static async Task<int> Main(string[] args)
    {
        // Processes of a benchmark's own.
        if (args is ["peer" or "watch", var first, var second, var third])
        {
            await (args[0] == "peer" ? Peer.RunAsync(first, second, third) : Watchers.RunAsync(first, second, third));
            return 0;
        }

        if (args is [Load.Press.Command, var port, var rate, "unsigned"])
        {
            await Load.Press.RunAsync(port, rate);
            return 0;
        }

        if (args is ["store", .. var size] && await StoreCommand.RunAsync(size))
            return 0;

        if (args is [var name, .. var rest] && Commands.TryGetValue(name, out var command) && Rounds(rest, command.Rounds) is { } rounds)
        {
            await command.Run(rounds);
            return 0;
        }

        await Console.Error.WriteLineAsync("Say which one, and how many rounds if not as many as it has: NAME [--rounds N]");
        foreach (var (known, (says, usual, _)) in Commands)
            await Console.Error.WriteLineAsync($"  {known}  {says} ({usual} rounds)");
        await Console.Error.WriteLineAsync($"Or have a store written: {StoreCommand.Usage}");
        return 1;
    }

    private static int? Rounds(string[] rest, int usual) => rest switch
    {
        [] => usual,
        ["--rounds", var number] when int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var rounds) && rounds > 0 => rounds,
        _ => null,
    };
}
