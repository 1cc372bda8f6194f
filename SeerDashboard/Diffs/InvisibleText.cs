using System.Globalization;
using System.Text;

namespace SeerDashboard.Diffs;

/// <summary>A part of a text: characters that are shown as they are, or one that nobody could see.</summary>
/// <param name="Text">What to show: the characters, or the code point of the invisible one, e.g. <c>U+202E</c>.</param>
/// <param name="Name">Null for visible text; else what the invisible character is, in words.</param>
public readonly record struct TextPiece(string Text, string? Name);

/// <summary>
/// Finds characters that change what a reader sees without being seen: direction overrides, zero-width
/// characters, controls (SENTRY.md §5; the attack is CVE-2021-42574). Tabs and line ends are no such characters.
/// </summary>
public static class InvisibleText
{
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Whether <paramref name="text"/> holds any.</summary>
    public static bool IsIn(string text) => Pieces(text).Any(piece => piece.Name is not null);

    /// <summary>The same text, each of them replaced by its code point in brackets: <c>[U+202E]</c>.</summary>
    public static string Marked(string text) =>
        MayHoldAny(text) ? string.Concat(Pieces(text).Select(piece => piece.Name is null ? piece.Text : $"[{piece.Text}]")) : text;

    /// <summary>The whole text in pieces, in order; nothing is left out.</summary>
    public static IEnumerable<TextPiece> Pieces(string text)
    {
        if (!MayHoldAny(text))
        {
            if (text.Length > 0)
                yield return new(text, null);
            yield break;
        }

        var start = 0;
        var before = default(Rune);
        for (var at = 0; at < text.Length;)
        {
            var (rune, length) = RuneAt(text, at);
            if (IsInvisible(rune) && !IsLineEnd(rune, text, at + length) && !IsPartOfEmoji(rune, before, text, at + length))
            {
                if (at > start)
                    yield return new(text[start..at], null);
                yield return new(CodePoint(rune.Value), NameOf(rune.Value));
                start = at + length;
            }

            before = rune;
            at += length;
        }

        if (start < text.Length)
            yield return new(text[start..], null);
    }

    private static bool MayHoldAny(string text)
    {
        foreach (var character in text)
        {
            if (character is (< ' ' and not ('\t' or '\n')) or >= '\u007f')
                return true;
        }

        return false;
    }

    private static (Rune Rune, int Length) RuneAt(string text, int at) =>
        Rune.TryGetRuneAt(text, at, out var rune) ? (rune, rune.Utf16SequenceLength) : (Rune.ReplacementChar, 1);

    private static bool IsInvisible(Rune rune) => rune.Value switch
    {
        '\t' or '\n' => false,
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2028 or 0x2029 or 0x2800 or 0x3164 or 0xFFA0 => true,
        (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control,
    };

    private static bool IsLineEnd(Rune rune, string text, int next) => rune.Value == '\r' && next < text.Length && text[next] == '\n';

    // Emoji are joined with U+200D and coloured with U+FE0F; marking those would cry wolf.
    private static bool IsPartOfEmoji(Rune rune, Rune before, string text, int next) => rune.Value switch
    {
        0xFE0E or 0xFE0F => IsSymbol(before),
        ZeroWidthJoiner => (IsSymbol(before) || before.Value == 0xFE0F) && next < text.Length && IsSymbol(RuneAt(text, next).Rune),
        _ => false,
    };

    private static bool IsSymbol(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    private static string CodePoint(int value) => "U+" + value.ToString("X4", CultureInfo.InvariantCulture);

    private static string NameOf(int value) => value switch
    {
        0x000D => "carriage return",
        0x00AD => "soft hyphen",
        0x200B => "zero-width space",
        0x200C => "zero-width non-joiner",
        ZeroWidthJoiner => "zero-width joiner",
        0x200E => "left-to-right mark",
        0x200F => "right-to-left mark",
        0x202A => "left-to-right embedding",
        0x202B => "right-to-left embedding",
        0x202C => "end of a direction override",
        0x202D => "left-to-right override",
        0x202E => "right-to-left override",
        0x2028 => "line separator",
        0x2029 => "paragraph separator",
        0x2060 => "word joiner",
        0x2066 => "left-to-right isolate",
        0x2067 => "right-to-left isolate",
        0x2068 => "first-strong isolate",
        0x2069 => "end of an isolate",
        0xFEFF => "byte order mark",
        < 0x20 or (>= 0x7F and < 0xA0) => "control character",
        _ => "invisible character",
    };
}
