using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using SeerDashboard.Diffs;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Text;

/// <summary>What sanitised Markdown still needs before it is shown: safe links, no headings of its own, nothing invisible.</summary>
internal static partial class MarkdownDocument
{
    /// <summary>Changes the document in place.</summary>
    public static void Finish(IDocument document)
    {
        foreach (var element in document.QuerySelectorAll("[class]"))
        {
            // The language that a code block is said to be in; no other class is a text's to choose.
            if (element is { LocalName: "code", ParentElement.LocalName: "pre" } && Language().Match(element.ClassName ?? "") is { Success: true } language)
                element.SetAttribute("data-language", language.Groups["name"].Value);
            element.RemoveAttribute("class");
        }

        foreach (var link in document.QuerySelectorAll("a"))
        {
            if (WebAddress.Of(link.GetAttribute("href")) is { } address)
            {
                link.SetAttribute("href", address.Href);
                link.SetAttribute("target", "_blank");
                link.SetAttribute("rel", "noopener noreferrer");
                if (!address.IsSaidBy(link.TextContent))
                    link.After(HostOf(document, address));
            }
            else
            {
                link.Replace([.. link.ChildNodes]);
            }
        }

        // Long lines scroll sideways, for the keyboard too.
        foreach (var code in document.QuerySelectorAll("pre"))
            code.SetAttribute("tabindex", "0");

        foreach (var heading in document.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var paragraph = document.CreateElement("p");
            paragraph.ClassName = "markdown-heading";
            paragraph.Append([.. heading.ChildNodes]);
            heading.Replace(paragraph);
        }

        foreach (var text in document.Body!.Descendants<IText>().Where(text => InvisibleText.IsIn(text.Data)).ToList())
            text.Replace([.. InvisibleText.Pieces(text.Data).Select(piece => Show(document, piece))]);
        Fold(document);
    }

    /// <summary>The rest of a long text stays in the page, so that searching in it and printing it find all.</summary>
    private static void Fold(IDocument document)
    {
        List<INode> blocks = [.. document.Body!.ChildNodes];
        var (first, read) = (0, 0);
        while (first < blocks.Count && read < Markdown.FoldAfter)
            read += blocks[first++].TextContent.Length;
        var rest = blocks.Skip(first).ToList();
        if (rest.Sum(block => block.TextContent.Length) is var length && length < Markdown.WorthFolding)
            return;
        var fold = document.CreateElement("details");
        fold.ClassName = "fold";
        var words = document.CreateElement("summary");
        words.TextContent = string.Create(CultureInfo.InvariantCulture, $"Show more ({length:N0} characters)");
        fold.Append([words, .. rest]);
        document.Body.Append(fold);
    }

    [GeneratedRegex(@"(?:^|\s)language-(?<name>[A-Za-z0-9+#._-]{1,20})(?:\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Language();

    /// <summary>Words may promise any host; this one is asked.</summary>
    private static IElement HostOf(IDocument document, WebAddress address)
    {
        var host = document.CreateElement("span");
        host.ClassName = "link-host";
        host.TextContent = $" ({address.Shown})";
        return host;
    }

    private static INode Show(IDocument document, TextPiece piece)
    {
        if (piece.Name is null)
            return document.CreateTextNode(piece.Text);
        var mark = document.CreateElement("span");
        mark.ClassName = "invisible-character";
        mark.SetAttribute("title", piece.Name);
        mark.TextContent = piece.Text;
        return mark;
    }
}
