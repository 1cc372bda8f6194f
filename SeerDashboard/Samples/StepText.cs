using System.Text.RegularExpressions;

namespace SeerDashboard.Samples;

/// <summary>
/// A description and its steps, written as Markdown: the text before the first step is the description; a step begins
/// with <c># type: title</c> or <c># type (flag): title</c>, then perhaps <c>file: path in owner/name</c>, then its analysis.
/// </summary>
/// <param name="Description">What comes before the first step.</param>
/// <param name="Steps">In order.</param>
internal sealed partial record StepText(string Description, IReadOnlyList<StepText.Step> Steps)
{
    /// <summary>Nothing written.</summary>
    public static readonly StepText None = new("", []);

    /// <summary>One step.</summary>
    /// <param name="Type">e.g. <c>internal_code</c>.</param>
    /// <param name="Title">What happens.</param>
    /// <param name="Flag"><c>most important</c>, <c>deselected</c>, or null.</param>
    /// <param name="Path">The file, or null.</param>
    /// <param name="Repo">The file's repository, or null.</param>
    /// <param name="Analysis">Markdown; empty when there is none.</param>
    internal sealed record Step(string Type, string Title, string? Flag, string? Path, string? Repo, string Analysis);

    /// <summary>Reads the text of <c>cause.md</c> or <c>plan.md</c>.</summary>
    public static StepText Parse(string text)
    {
        var blocks = new List<(Match? Heading, List<string> Lines)> { (null, []) };
        var fenced = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;
            // A comment in a fenced snippet looks like a heading.
            var heading = fenced ? Match.Empty : Heading().Match(line);
            if (heading.Success)
                blocks.Add((heading, []));
            else
                blocks[^1].Lines.Add(line);
        }
        return new(Joined(blocks[0].Lines), [.. blocks.Skip(1).Select(block => ToStep(block.Heading!, block.Lines))]);
    }

    private static Step ToStep(Match heading, List<string> lines)
    {
        var file = lines.Count > 0 ? FileLine().Match(lines[0]) : Match.Empty;
        return new(
            heading.Groups["type"].Value,
            heading.Groups["title"].Value,
            Given(heading.Groups["flag"]),
            Given(file.Groups["path"]),
            Given(file.Groups["repo"]),
            Joined(file.Success ? lines.Skip(1) : lines));
    }

    private static string? Given(Group group) => group.Success ? group.Value : null;

    private static string Joined(IEnumerable<string> lines) => string.Join('\n', lines).Trim('\n');

    [GeneratedRegex(@"^# (?<type>\w+)(?: \((?<flag>[^)]+)\))?: (?<title>.+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^file: (?<path>.+?)(?: in (?<repo>\S+))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileLine();
}
