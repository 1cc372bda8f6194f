namespace SeerDashboard.E2E.Host;

/// <summary>The commands of README.md, as they stand there.</summary>
internal static class Readme
{
    /// <summary>All of them, in order; what follows a '#' is for whoever reads.</summary>
    public static IReadOnlyList<string> Commands { get; } = [.. Read()];

    /// <summary>The only one that begins so.</summary>
    public static string Command(string begins) => Commands.Single(line => line.StartsWith(begins, StringComparison.Ordinal));

    private static IEnumerable<string> Read()
    {
        var inside = false;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "README.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = line == "```sh";
            else if (inside)
                yield return line.Split('#')[0].Trim();
        }
    }
}
