using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SeerDashboard.Runs.Telling;

/// <summary>Names after an <c>@</c> that call nobody at a Git host: what is pasted there must not wake people, or whole teams, whom its writer did not mean.</summary>
internal static partial class Mentions
{
    // A word that cannot be seen and is written as an entity, so that whoever reads the source sees it. A backslash is not enough: hosts look for names in what they have rendered.
    private const string Quiet = "@&#8203;";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>Markdown with each mention silenced. In code there are none.</summary>
    public static string Silenced(string markdown)
    {
        if (!markdown.Contains('@', StringComparison.Ordinal))
            return markdown;
        var code = Code(markdown);
        return Mention().Replace(markdown, found => code.Any(span => span.Start <= found.Index && found.Index <= span.End) ? found.Value : Quiet);
    }

    private static List<SourceSpan> Code(string markdown)
    {
        try
        {
            return [.. Markdown.Parse(markdown, Pipeline).Descendants().Where(part => part is CodeInline or CodeBlock).Select(part => part.Span)];
        }
        catch (ArgumentException)
        {
            // Nested beyond what can be read: a mark too many in code is better than a call.
            return [];
        }
    }

    // As GitHub and GitLab find them: not inside a word, an address or a path.
    [GeneratedRegex("(?<![A-Za-z0-9_/.&@])@(?=[A-Za-z0-9_])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();
}
