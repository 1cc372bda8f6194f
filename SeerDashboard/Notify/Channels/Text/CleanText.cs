using System.Text;
using SeerDashboard.Diffs;

namespace SeerDashboard.Notify.Channels.Text;

/// <summary>Untrusted text without what nobody sees: controls, characters that turn the direction of a line or have no width, halves of characters.</summary>
internal static class CleanText
{
    // Beyond what any channel takes; what is not read costs nothing.
    private const int Most = 60_000;
    private const int MostOfALine = 4_000;

    /// <summary>Lines split by line feeds; of several empty ones in a row one stays.</summary>
    public static string Lines(string? text)
    {
        var lines = new List<string>();
        foreach (var line in Seen(text).Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.Length > 0 || lines is [.., not ""])
                lines.Add(line);
        }

        return string.Join('\n', lines).TrimEnd('\n');
    }

    /// <summary>One line; line ends and runs of spaces are a space, and one that has no end is cut.</summary>
    public static string OneLine(string? text) => string.Join(' ', Seen(text?.Length > MostOfALine ? Head(text, MostOfALine) + Cut.Dots : text).Split([' ', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>What happened, as one line that is never empty.</summary>
    public static string Title(Message message) => OneLine(message.Title) is { Length: > 0 } title ? title : "News of a run";

    /// <summary>The beginning; half a character at its end stays away.</summary>
    private static string Head(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static string Seen(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var whole = new StringBuilder(Math.Min(text.Length, Most));
        // Reading by characters makes U+FFFD of halves of them, which neither JSON nor a mail can hold.
        foreach (var rune in Head(text, Most).ReplaceLineEndings("\n").EnumerateRunes())
            whole.Append(rune.Value == '\t' ? " " : rune.ToString());
        return string.Concat(InvisibleText.Pieces(whole.ToString()).Where(piece => piece.Name is null).Select(piece => piece.Text));
    }
}
