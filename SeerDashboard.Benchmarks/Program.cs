namespace SeerDashboard.Benchmarks;

/// <summary>One command each: <c>dotnet run -c Release --project SeerDashboard.Benchmarks -- latency</c>. What they measure: docs/benchmarks.md.</summary>
internal static class Entry
{
    private static readonly Dictionary<string, (string Says, Func<int, Task> Run)> Commands = new(StringComparer.Ordinal)
    {
        ["latency"] = ("from the POST of a delivery to the changed page, against an empty update of the same page", Latency.RunAsync),
    };

    private static async Task<int> Main(string[] args)
    {
        if (args is [var name, .. var rest] && Commands.TryGetValue(name, out var command) && Rounds(rest) is { } rounds)
        {
            await command.Run(rounds);
            return 0;
        }

        await Console.Error.WriteLineAsync("Say which one, and how many rounds if not 300: NAME [--rounds N]");
        foreach (var (known, (says, _)) in Commands)
            await Console.Error.WriteLineAsync($"  {known}  {says}");
        return 1;
    }

    private static int? Rounds(string[] rest) => rest switch
    {
        [] => 300,
        ["--rounds", var number] when int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var rounds) && rounds > 0 => rounds,
        _ => null,
    };
}
