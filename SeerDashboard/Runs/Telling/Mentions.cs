using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SeerDashboard.Runs.Telling;

/// <summary>
/// Names after an <c>@</c> that call nobody at a Git host, and numbers after a <c>#</c> or <c>!</c> that tie nothing to an issue there: what is
/// pasted must not wake people, or whole teams, whom its writer did not mean, nor leave its mark at other issues.
/// </summary>
internal static partial class Mentions
{
    // A word that cannot be seen and is written as an entity, so that whoever reads the source sees it. A backslash is not enough: hosts look for names in what they have rendered.
    private const string Quiet = "&#8203;";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>Markdown with each mention silenced, whether its sign is written or named. In code there are none, and an address stays as it is.</summary>
    public static string Silenced(string markdown)
    {
        if (!markdown.AsSpan().ContainsAny("@#!&-"))
            return markdown;
        var apart = Apart(markdown);
        return Named().Replace(markdown, found => apart.Exists(span => span.Start <= found.Index && found.Index <= span.End) ? found.Value : Sign(found) + Quiet);
    }

    /// <summary>The same of text in which every sign of Markdown is escaped already.</summary>
    public static string SilencedText(string escaped) => Written().Replace(escaped, found => found.Value + Quiet);

    private static string Sign(Match found) => found.Groups["at"].Success ? "@" : found.Groups["hash"].Success ? "#" : found.Groups["bang"].Success ? "!" : found.Value;

    private static List<SourceSpan> Apart(string markdown)
    {
        try
        {
            return [.. Markdown.Parse(markdown, Pipeline).Descendants().Select(part => part switch
            {
                CodeInline or CodeBlock or AutolinkInline => part.Span,
                LinkInline { UrlSpan: { IsEmpty: false } address } => address,
                _ => SourceSpan.Empty,
            }).Where(span => !span.IsEmpty), .. Bare().Matches(markdown).Select(found => new SourceSpan(found.Index, found.Index + found.Length - 1))];
        }
        catch (ArgumentException)
        {
            // Nested beyond what can be read: a mark too many in code is better than a call.
            return [];
        }
    }

    // As GitHub and GitLab find them in what they rendered, with room for what Markdown takes away: @a, \@a, _@a_, @\_a, a/b#1, GH-1, !1.
    [GeneratedRegex(@"(?<![A-Za-z0-9])@(?=[\\&]?[A-Za-z0-9_#])|(?<!&)#(?=&?#?[0-9])|!(?=&?#?[0-9])|(?<![A-Za-z0-9])[Gg][Hh]-(?=[0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();

    [GeneratedRegex(
        @"(?<at>(?<![A-Za-z0-9])@(?=[\\&]?[A-Za-z0-9_#])|&(?:#0*64|#[xX]0*40|commat);)|(?<hash>(?<!&)#(?=&?#?[0-9])|&(?:#0*35|#[xX]0*23|num);)|(?<bang>!(?=&?#?[0-9])|&(?:#0*33|#[xX]0*21|excl);)|(?<![A-Za-z0-9])[Gg][Hh]-(?=[0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    // Only what a host makes a link by itself; https://@name is none.
    [GeneratedRegex(@"(?<![A-Za-z0-9])https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]+)?(?:[/?#][^\s<>()\[\]*|`""]*)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();
}
