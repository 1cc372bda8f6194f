using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SeerDashboard.Components.Text;

/// <summary>
/// Markdown that a language model wrote, as HTML that is safe to show (DESIGN.md decision 8): no HTML of its own,
/// no images, links only to http and https, no heading that would break the page's outline, nothing invisible.
/// </summary>
public static class Markdown
{
    /// <summary>Longer texts are not parsed but shown as they are; a page's worth of Markdown is far below.</summary>
    public const int MaxLength = 100_000;

    /// <summary>Of a text that is longer, what begins after so many characters is folded away, at the next block.</summary>
    internal const int FoldAfter = 1_500;

    /// <summary>A rest shorter than this is not worth folding.</summary>
    internal const int WorthFolding = 700;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoLinks()
        .Build();

    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    /// <summary>The HTML; null when the text is too long or too deeply nested to be parsed: show it as it is then.</summary>
    public static string? ToHtml(string text)
    {
        if (text.Length > MaxLength)
            return null;
        try
        {
            var document = Markdig.Markdown.Parse(text, Pipeline);
            foreach (var image in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
                ShowAsText(image);
            return Sanitizer.Sanitize(document.ToHtml(Pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig's guard against nesting that would overflow the stack.
            return null;
        }
    }

    private static void ShowAsText(LinkInline image)
    {
        var alt = string.Concat(image.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));
        var words = new LiteralInline(alt.Length == 0 ? "image" : alt);
        if (image.FindParentOfType<LinkInline>().Any(parent => !parent.IsImage))
        {
            image.ReplaceBy(words, copyChildren: false);
            return;
        }

        var link = new LinkInline(image.Url ?? "", "");
        link.AppendChild(words);
        image.ReplaceBy(link, copyChildren: false);
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p", "br", "hr", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "a",
                "table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "start", "class" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        })
        {
            KeepChildNodes = true,
        };
        sanitizer.PostProcessDom += (_, processed) => MarkdownDocument.Finish(processed.Document);
        return sanitizer;
    }
}
