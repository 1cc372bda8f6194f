using System.Text.RegularExpressions;
using SeerDashboard.Diffs;

namespace SeerDashboard.Operate.Plain;

/// <summary>Text for a log or a terminal: nothing in it moves the cursor, colours, hides or turns what stands beside it.</summary>
internal static partial class PlainText
{
    /// <summary>One line; each line break is a space, and what cannot be seen is written as its code point.</summary>
    public static string OneLine(string text) => Lines(text.AsSpan().ContainsAny('\n', '\r') ? Breaks().Replace(text, " ") : text);

    /// <summary>Line feeds stay; a carriage return alone, which would write over its line, is written as its code point.</summary>
    public static string Lines(string text) => InvisibleText.Marked(text);

    [GeneratedRegex(@"\s*[\r\n]\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Breaks();
}
