using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using SeerDashboard.Diffs;

namespace SeerDashboard.Components.Text;

/// <summary>Untrusted text as page content, with everything in it to be seen. Fragments, not components: a diff has thousands.</summary>
public static partial class VisibleText
{
    private const int ShortLength = 1_000;

    /// <summary>More characters than any name, title or sentence has: the rest is counted, and is in the body of the delivery.</summary>
    public const int Longest = 10_000;

    /// <summary>The text, each invisible character as a mark with its code point; of a very long one the beginning.</summary>
    public static RenderFragment Of(string? text) => builder =>
    {
        var shown = FoldedText.Start(text ?? "", Longest);
        Add(builder, shown);
        Rest(builder, text ?? "", shown);
    };

    /// <summary>The same of whatever length, for what folds by itself.</summary>
    public static RenderFragment Whole(string? text) => builder => Add(builder, text ?? "");

    /// <summary>The beginning of a text for an attribute, which nobody can fold.</summary>
    public static string? Short(string? text) => text is { Length: > ShortLength } ? FoldedText.Start(text, ShortLength) + "…" : text;

    /// <summary>As <see cref="Of"/>, with what stands between backticks as code and between asterisks emphasised; nothing else of Markdown.</summary>
    public static RenderFragment Prose(string? text) => builder =>
    {
        var shown = FoldedText.Start(text ?? "", Longest);
        AddProse(builder, shown);
        Rest(builder, text ?? "", shown);
    };

    /// <summary>The same of whatever length, for what folds by itself.</summary>
    public static RenderFragment WholeProse(string? text) => builder => AddProse(builder, text ?? "");

    private static void AddProse(RenderTreeBuilder builder, string rest)
    {
        var at = 0;
        foreach (Match span in Span().Matches(rest))
        {
            Add(builder, rest[at..span.Index]);
            var inside = span.Groups.Cast<Group>().Skip(1).First(group => group.Success);
            builder.OpenElement(0, inside.Name);
            Add(builder, inside.Value);
            builder.CloseElement();
            at = span.Index + span.Length;
        }

        Add(builder, rest[at..]);
    }

    private static void Rest(RenderTreeBuilder builder, string text, string shown)
    {
        if (shown.Length == text.Length)
            return;
        builder.OpenElement(6, "span");
        builder.AddAttribute(7, "class", "muted");
        builder.AddContent(8, string.Create(CultureInfo.InvariantCulture, $" … and {text.Length - shown.Length:N0} more characters"));
        builder.CloseElement();
    }

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

    // No nested quantifiers and no mark inside its own span: linear for any text.
    [GeneratedRegex(@"`(?<code>[^`]+)`|(?<![\w*])\*\*(?<strong>[^\s*](?:[^*\n]*[^\s*])?)\*\*(?![\w*])|(?<![\w*])\*(?<em>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span();
}
