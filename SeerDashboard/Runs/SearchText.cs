using System.Text;

namespace SeerDashboard.Runs;

/// <summary>Finds words in texts as the search index does: without regard to case and accents.</summary>
public static class SearchText
{
    /// <summary>From so many characters on a word is found anywhere in a name.</summary>
    public const int Anywhere = 3;

    /// <summary>Small letters without accents, one for each character, so that places stay the same.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (folded, text) =>
        {
            for (var at = 0; at < folded.Length; at++)
                folded[at] = Fold(text[at]);
        });
    }

    /// <summary>How many characters, as people count them, a word has.</summary>
    public static int Length(string word) => word.EnumerateRunes().Count();

    /// <summary>Where a folded word stands in a folded name.</summary>
    internal static IEnumerable<TextRange> InName(string name, string word)
    {
        if (word.Length == 0)
            yield break;
        var anywhere = Length(word) >= Anywhere;
        for (var at = name.IndexOf(word, StringComparison.Ordinal); at >= 0; at = name.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            if (anywhere || Begins(name, at))
                yield return new(at, word.Length);
        }
    }

    /// <summary>Where the words of a folded phrase follow one another in a folded text, the last one as the beginning of a word.</summary>
    internal static IEnumerable<TextRange> InText(string text, string phrase)
    {
        var wanted = Words(phrase).Select(word => phrase.Substring(word.Start, word.Length)).ToList();
        if (wanted.Count == 0)
            yield break;
        var words = Words(text).ToList();
        for (var at = 0; at + wanted.Count <= words.Count; at++)
        {
            var found = true;
            for (var next = 0; found && next < wanted.Count; next++)
            {
                var word = text.AsSpan(words[at + next].Start, words[at + next].Length);
                found = next == wanted.Count - 1 ? word.StartsWith(wanted[next], StringComparison.Ordinal) : word.SequenceEqual(wanted[next]);
            }

            if (found)
                yield return new(words[at].Start, words[at + wanted.Count - 1].Start + wanted[^1].Length - words[at].Start);
        }
    }

    /// <summary>The words of a text: letters and digits, as the index takes them.</summary>
    internal static IEnumerable<TextRange> Words(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var inside = at < text.Length && IsOfAWord(text[at]);
            if (inside && start < 0)
                start = at;
            if (inside || start < 0)
                continue;
            yield return new(start, at - start);
            start = -1;
        }
    }

    private static bool Begins(string text, int at) => at == 0 || !IsOfAWord(text[at - 1]);

    // Halves of characters beyond the first plane are taken for letters: most that are written are.
    private static bool IsOfAWord(char sign) => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static char Fold(char sign)
    {
        if (sign < 0x80)
            return char.ToLowerInvariant(sign);
        // Of what is no character (U+FFFE and the like, which JSON may hold) there is no form to be normalized to: it would be an exception.
        if (char.IsSurrogate(sign) || char.GetUnicodeCategory(sign) == System.Globalization.UnicodeCategory.OtherNotAssigned)
            return sign;
        var parts = sign.ToString().Normalize(NormalizationForm.FormD);
        return char.ToLowerInvariant(parts.Length > 1 && char.IsLetter(parts[0]) ? parts[0] : sign);
    }
}
