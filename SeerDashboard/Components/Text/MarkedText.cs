using Microsoft.AspNetCore.Components;

namespace SeerDashboard.Components.Text;

/// <summary>Untrusted text in which the words that were searched for are marked.</summary>
public static class MarkedText
{
    /// <summary>The text as <see cref="VisibleText"/>, each occurrence of a word in a <c>mark</c>; upper and lower case are the same.</summary>
    public static RenderFragment Of(string text, IReadOnlyCollection<string> words) => builder =>
    {
        foreach (var (from, to, hit) in Pieces(text, words))
        {
            builder.OpenRegion(0);
            if (hit)
            {
                builder.OpenElement(0, "mark");
                builder.AddContent(1, VisibleText.Of(text[from..to]));
                builder.CloseElement();
            }
            else
            {
                builder.AddContent(2, VisibleText.Of(text[from..to]));
            }

            builder.CloseRegion();
        }
    };

    /// <summary>The text in pieces, nothing left out: where each begins and ends, and whether it was searched for.</summary>
    public static IEnumerable<(int From, int To, bool Hit)> Pieces(string text, IReadOnlyCollection<string> words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        var plain = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = words.Where(word => word.Length > 0 && text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase)).Select(word => word.Length).DefaultIfEmpty().Max();
            if (length == 0)
            {
                at++;
                continue;
            }

            if (at > plain)
                yield return (plain, at, false);
            yield return (at, at + length, true);
            plain = at += length;
        }

        if (plain < text.Length)
            yield return (plain, text.Length, false);
    }
}
