using AngleSharp.Dom;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Text;

/// <summary>What sanitised Markdown still needs before it is shown: safe links, no headings of its own, nothing invisible.</summary>
internal static class MarkdownDocument
{
    /// <summary>Changes the document in place.</summary>
    public static void Finish(IDocument document)
    {
        foreach (var link in document.QuerySelectorAll("a"))
        {
            if (WebLink.From(link.GetAttribute("href")) is { } address)
            {
                link.SetAttribute("href", address);
                link.SetAttribute("target", "_blank");
                link.SetAttribute("rel", "noopener noreferrer");
            }
            else
            {
                link.Replace([.. link.ChildNodes]);
            }
        }

        foreach (var heading in document.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var paragraph = document.CreateElement("p");
            paragraph.ClassName = "markdown-heading";
            paragraph.Append([.. heading.ChildNodes]);
            heading.Replace(paragraph);
        }

        // Long lines scroll sideways, for the keyboard too.
        foreach (var code in document.QuerySelectorAll("pre"))
            code.SetAttribute("tabindex", "0");

        foreach (var text in document.Body!.Descendants<IText>().Where(text => InvisibleText.IsIn(text.Data)).ToList())
            text.Replace([.. InvisibleText.Pieces(text.Data).Select(piece => Show(document, piece))]);
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
