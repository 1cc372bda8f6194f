using System.Text;
using SeerDashboard.Notify.Channels.Text;

namespace SeerDashboard.Notify.Channels.Discord;

/// <summary>Untrusted text for Discord: every sign of its Markdown is escaped, and what would call somebody is broken by a sign that cannot be seen.</summary>
internal static class DiscordText
{
    private const string Marks = @"\`*_~|<>[]()#+-:!";

    /// <summary>Its characters, each with its escape.</summary>
    public static IEnumerable<string> Pieces(string text) => text.EnumerateRunes().Select(Piece);

    /// <summary>A link with our address.</summary>
    public static string Link(SafeLink link) => $"[{string.Concat(Pieces(link.Text))}]({link.Address})";

    // A backslash does not keep @everyone from being one.
    private static string Piece(Rune rune) => rune.Value == '@' ? "@\u200B" : rune.IsAscii && Marks.Contains((char)rune.Value, StringComparison.Ordinal) ? $"\\{rune}" : rune.ToString();
}
