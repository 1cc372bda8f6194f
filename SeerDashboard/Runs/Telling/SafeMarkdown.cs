using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SeerDashboard.Diffs;

namespace SeerDashboard.Runs.Telling;

/// <summary>
/// Untrusted Markdown that stays Markdown: images, HTML and links to anything but a web page become the text they are
/// written as. Whoever it is pasted into renders the rest.
/// </summary>
internal static class SafeMarkdown
{
    private const int MaxLength = 100_000;

    // Text that was HTML is read as Markdown once it is escaped; more rounds than these are an attack.
    private const int MaxRounds = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>The same text, with what is not wanted escaped; null when it is too long, too deeply nested or does not come to rest: show it as code then.</summary>
    public static string? Of(string text)
    {
        if (text.Length > MaxLength)
            return null;
        try
        {
            for (var round = 0; round < MaxRounds; round++)
            {
                var marks = Unwanted(Markdown.Parse(text, Pipeline), text);
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

    private static bool IsWeb(string? url) => WebAddress.Of(url) is not null;
}
