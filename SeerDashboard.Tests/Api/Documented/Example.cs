using SeerDashboard.Tests.House;

namespace SeerDashboard.Tests.Api.Documented;

/// <summary>The examples of the documentation, as they stand there.</summary>
/// <param name="File">In which file.</param>
/// <param name="Line">Where it begins.</param>
/// <param name="Kind">What follows the fence.</param>
/// <param name="Text">The lines between.</param>
internal sealed record Example(string File, int Line, string Kind, string Text)
{
    private static readonly string[] Files =
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Example> All { get; } = [.. Files.SelectMany(Read)];

    /// <summary>Those of a kind, to run a test for each.</summary>
    public static IEnumerable<TheoryDataRow<string, int>> Rows(params string[] kinds) => All.Where(each => kinds.Contains(each.Kind)).Select(each => new TheoryDataRow<string, int>(each.File, each.Line));

    /// <summary>The one that begins there.</summary>
    public static Example At(string file, int line) => All.Single(each => (each.File, each.Line) == (file, line));

    private static IEnumerable<Example> Read(string file)
    {
        List<string>? inside = null;
        var (kind, begins) = ("", 0);
        foreach (var (line, number) in System.IO.File.ReadLines(Path.Combine(Repository.Root, file)).Select((line, at) => (line, at + 1)))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                inside?.Add(line);
            }
            else if (inside is null)
            {
                (inside, kind, begins) = ([], line[3..], number);
            }
            else
            {
                yield return new(file, begins, kind, string.Join('\n', inside));
                inside = null;
            }
        }
    }
}
