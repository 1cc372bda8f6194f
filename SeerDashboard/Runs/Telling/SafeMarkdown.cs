using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SeerDashboard.Diffs;

namespace SeerDashboard.Runs.Telling;

/// <summary>
/// Untrusted Markdown that stays Markdown: images, HTML and links to anything but a web page become the text they are
/// written as. Whoever it is pasted into renders the rest.
/// </summary>
internal static partial class SafeMarkdown
{
    private const int MaxLength = 100_000;

    // Text that was HTML is read as Markdown once it is escaped; more rounds than these are an attack.
    private const int MaxRounds = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>The same text, with what is not wanted escaped; null when it is too long, too deeply nested, read differently by other readers or does not come to rest: show it as code then.</summary>
    public static string? Of(string text)
    {
        if (text.Length > MaxLength)
            return null;
        try
        {
            for (var round = 0; round < MaxRounds; round++)
            {
                var document = Markdown.Parse(text, Pipeline);
                if (Delimiters().IsMatch(text) && document.Descendants<Inline>().Any(part => IsCutInATable(part, text)))
                    return null;
                var marks = Unwanted(document, text);
                if (marks.Count == 0)
                    return text;
                foreach (var at in marks.Reverse())
                    text = text.Insert(at, "\\");
            }

            return null;
        }
        catch (ArgumentException)
        {
            // Markdig's guard against nesting that would overflow the stack.
            return null;
        }
    }

    /// <summary>A quotation, which ends whatever the text left open; for what cannot be Markdown a code block.</summary>
    public static string Quoted(string text)
    {
        // A tab reaches to another column, and may mean something else, once it stands in a quotation.
        var lines = InvisibleText.Marked(text).ReplaceLineEndings("\n").Replace("\t", "    ", StringComparison.Ordinal).Trim('\n');
        return Of(lines) is { } safe ? string.Join('\n', Mentions.Silenced(safe).Split('\n').Select(line => line.Length == 0 ? ">" : "> " + line)) : Fence.Around(lines);
    }

    private static SortedSet<int> Unwanted(MarkdownDocument document, string text)
    {
        var marks = new SortedSet<int>();
        foreach (var part in document.Descendants())
        {
            switch (part)
            {
                case LinkInline { IsImage: true } image:
                    marks.Add(image.Span.Start + 1);
                    break;
                case LinkInline link when !IsWeb(link.GetDynamicUrl?.Invoke() ?? link.Url):
                    marks.Add(link.Span.Start);
                    break;
                case AutolinkInline { IsEmail: false } link when !IsWeb(link.Url):
                    marks.Add(link.Span.Start);
                    break;
                // Would give an address to a word of any other text.
                case LinkReferenceDefinition definition:
                    marks.Add(definition.LabelSpan.Start);
                    break;
                case HtmlInline or HtmlBlock:
                    for (var at = part.Span.Start; at <= part.Span.End && at < text.Length; at++)
                    {
                        if (text[at] == '<')
                            marks.Add(at);
                    }

                    break;
                default:
                    break;
            }
        }

        return marks;
    }

    /// <summary>
    /// Where tables are known, a text is cut into rows, and these into cells, before code and links are looked for: what is one here may be none
    /// there, and what it holds is read as Markdown. Only a bar after one backslash cuts nothing; not every reader counts more of them alike.
    /// </summary>
    private static bool IsCutInATable(Inline part, string text)
    {
        if (part is not (CodeInline or LinkInline or AutolinkInline))
            return false;
        for (var at = part.Span.Start; at <= part.Span.End && at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '|' && !(at > 1 && text[at - 1] == '\\' && text[at - 2] != '\\')))
                return true;
        }

        return false;
    }

    // The line below a table's head, also in a quotation or a list. A rule or the underline of a heading has neither bars nor colons.
    [GeneratedRegex(@"^(?=[^\n]*[|:])(?>(?:[\t >]|[*+-][\t ]|[0-9]{1,9}[.)][\t ])*)\|?(?>[\t ]*):?-+:?[\t ]*(?:\|[\t ]*(?::?-+:?[\t ]*)?)*\r?$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Delimiters();

    private static bool IsWeb(string? url) => WebAddress.Of(url) is not null;
}
