using System.Globalization;
using System.Text;

namespace SeerDashboard.Store;

/// <summary>A name that somebody gives to themselves, to a view or to a link: everybody can read it and tell it from another one.</summary>
public static class PlainName
{
    /// <summary>Most visible characters.</summary>
    public const int Most = 40;

    // A letter can carry any number of marks; so many nobody's name needs.
    private const int MostRunes = 80;

    // Letters, marks and signs that are drawn as nothing (Unicode: Default_Ignorable_Code_Point and the blank of Braille).
    private static readonly HashSet<int> DrawnAsNothing = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0];

    /// <summary>The name as it is kept: composed, without space at its ends, one space between words.</summary>
    public static string Clean(string? name)
    {
        var text = name ?? "";
        // Half a pair cannot be composed; Problem says what is wrong with it.
        return string.Join(' ', (IsWhole(text) ? text.Normalize(NormalizationForm.FormC) : text).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What is wrong with a cleaned name, as a sentence that says what to do; null when it is right.</summary>
    public static string? Problem(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0)
            return $"Enter a name of 1 to {Most} characters.";
        if (!IsWhole(name) || name.EnumerateRunes().Any(IsUnseen))
            return "It holds a character that nobody sees, such as one of zero width or one that turns the direction. Type the name instead of pasting it.";
        var length = new StringInfo(name).LengthInTextElements;
        if (length > Most)
            return $"This has {length} characters; a name has at most {Most}.";
        return name.EnumerateRunes().Count() > MostRunes ? $"It has more marks on its letters than a name needs. Use at most {MostRunes} in all." : null;
    }

    // Nor can what is no character at all, such as U+FFFE.
    private static bool IsWhole(string text) => !text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNotAssigned);

    private static bool IsUnseen(Rune rune) =>
        rune.Value != ' ' && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
            || DrawnAsNothing.Contains(rune.Value) || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF));
}
