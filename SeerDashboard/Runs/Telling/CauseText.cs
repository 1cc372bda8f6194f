using System.Text.Json;

namespace SeerDashboard.Runs.Telling;

/// <summary>What Seer found.</summary>
internal static class CauseText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Field by field: one run may mix both payload generations.</summary>
    public static Blocks Of(Run run)
    {
        var blocks = new Blocks();
        if (run.RootCause is not { } cause)
            return blocks;
        blocks.Add(Words.Mark(run.Step(Stage.RootCause)));
        if (cause.Headline is { Length: > 0 } headline && run.Headline != headline)
            blocks.Add(OneLine.Prose(headline));
        if (cause.Summary is { Length: > 0 } summary)
            blocks.Add(OneLine.Paragraphs(summary));
        blocks.Bullets(Marks(cause));
        if (cause.NoCodeFixReason is { Length: > 0 } reason)
            blocks.Heading(3, "Why no code fix is suggested").Add(OneLine.Paragraphs(reason));
        if (cause.Fixability?.Reason is { Length: > 0 } because)
            blocks.Heading(3, "How well it can be fixed").Add(OneLine.Paragraphs(because));
        if (cause.Whys.Count > 0)
            blocks.Heading(3, "Why did this happen?").Numbered(cause.Whys.Select(OneLine.Prose));
        if (cause.Reproduction.Count > 0)
            blocks.Heading(3, "Reproduce").Numbered(cause.Reproduction.Select(OneLine.Prose));
        if (cause.Steps.Count > 0)
            blocks.Heading(3, "What led to it").Numbered(cause.Steps.Select(step => (Line(step), Below(step.Analysis))));
        return Extra(blocks, cause.Extra);
    }

    /// <summary>What stands below the line of a step.</summary>
    public static string? Below(string? text) => string.IsNullOrWhiteSpace(text) ? null : SafeMarkdown.Quoted(text);

    /// <summary>What this version does not know, as it was sent.</summary>
    public static Blocks Extra(Blocks blocks, IReadOnlyDictionary<string, JsonElement> extra) =>
        extra.Count == 0 ? blocks : blocks.Heading(3, "More that was sent").Add(Fence.Around(JsonSerializer.Serialize(extra, Indented), "json"));

    private static IEnumerable<string?> Marks(RootCause cause)
    {
        yield return cause.Repo is { Length: > 0 } repo ? $"In {Fence.Span(repo)}" : null;
        yield return cause.Classification is { Length: > 0 } word ? $"Classified as: {OneLine.Plain(RunWords.Classification(word).Replace('_', ' '))}" : null;
        yield return cause.Fixability is { Assessment.Length: > 0 } fixable ? $"Fixability: {OneLine.Plain(fixable.Assessment.Replace('_', ' '))}" : null;
    }

    private static string Line(TimelineStep step)
    {
        string?[] said =
        [
            step.Important ? "most important" : null,
            step.Type is { Length: > 0 } type ? OneLine.Plain(type.Replace('_', ' ')) : null,
            step.File is { } file ? Words.File(file) : null,
        ];
        var beside = string.Join(", ", said.OfType<string>());
        return $"{OneLine.Bold(step.Title)}{(beside.Length == 0 ? "" : $" ({beside})")}";
    }
}
