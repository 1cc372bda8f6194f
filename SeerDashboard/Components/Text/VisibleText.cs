using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SeerDashboard.Components.Text;

/// <summary>Untrusted text as page content, with everything in it to be seen. Fragments, not components: a diff has thousands.</summary>
public static class VisibleText
{
    /// <summary>The text, each invisible character as a mark with its code point.</summary>
    public static RenderFragment Of(string? text) => builder => Add(builder, text ?? "");

    /// <summary>The same, with what stands between backticks as code.</summary>
    public static RenderFragment Prose(string? text) => builder =>
    {
        foreach (var (part, isCode) in CodeSpans(text ?? ""))
        {
            if (isCode)
                builder.OpenElement(0, "code");
            Add(builder, part);
            if (isCode)
                builder.CloseElement();
        }
    };

    private static void Add(RenderTreeBuilder builder, string text)
    {
        foreach (var piece in InvisibleText.Pieces(text))
        {
            if (piece.Name is null)
            {
                builder.AddContent(1, piece.Text);
                continue;
            }

            builder.OpenElement(2, "span");
            builder.AddAttribute(3, "class", "invisible-character");
            builder.AddAttribute(4, "title", piece.Name);
            builder.AddContent(5, piece.Text);
            builder.CloseElement();
        }
    }

    private static IEnumerable<(string Part, bool IsCode)> CodeSpans(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('`', at);
            var close = open < 0 ? -1 : text.IndexOf('`', open + 1);
            if (close <= open + 1)
            {
                yield return (text[at..], false);
                yield break;
            }

            if (open > at)
                yield return (text[at..open], false);
            yield return (text[(open + 1)..close], true);
            at = close + 1;
        }
    }
}
