using System.Text;

namespace SeerDashboard.Notify.Channels.Text;

/// <summary>Text within a limit, cut between the pieces that belong together: never inside of a character or of what escapes one.</summary>
internal static class Cut
{
    /// <summary>What stands where a short text was cut.</summary>
    public const string Dots = "…";

    /// <summary>What stands where the text of a message was cut; it leads to its page.</summary>
    public const string More = "… more on the dashboard";

    /// <summary>As many <paramref name="pieces"/> as fit into <paramref name="most"/> UTF-16 units; where not all do, <paramref name="ending"/> stands at the end, within the limit.</summary>
    public static string To(int most, IEnumerable<string> pieces, string ending = Dots) => To(most, pieces, ending, out _);

    /// <summary>The same; <paramref name="isCut"/> says whether something is missing.</summary>
    public static string To(int most, IEnumerable<string> pieces, string ending, out bool isCut)
    {
        var text = new StringBuilder();
        // The last place where the ending still fits.
        var room = 0;
        foreach (var piece in pieces)
        {
            if (text.Length + piece.Length > most)
            {
                isCut = true;
                return text.ToString(0, room).TrimEnd() + (ending.Length <= most ? ending : "");
            }

            text.Append(piece);
            if (text.Length + ending.Length <= most)
                room = text.Length;
        }

        isCut = false;
        return text.ToString();
    }

    /// <summary>Each character a piece, none escaped.</summary>
    public static IEnumerable<string> Plain(string text) => text.EnumerateRunes().Select(rune => rune.ToString());
}
