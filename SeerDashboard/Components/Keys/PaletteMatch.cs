namespace SeerDashboard.Components.Keys;

/// <summary>How well an entry of the palette fits what was typed. Pure.</summary>
public static class PaletteMatch
{
    private const int IdIs = 100;
    private const int IdBegins = 80;
    private const int TextBegins = 60;
    private const int WordBegins = 40;
    private const int IsInside = 20;

    /// <summary>What was typed, in words.</summary>
    public static IReadOnlyList<string> Words(string? typed) => (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>0 unless every word occurs; the greater, the better.</summary>
    public static int Score(PaletteEntry entry, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(words);
        var least = words.Select(word => Of(entry, word)).DefaultIfEmpty(IsInside).Min();
        // That all stand in its name counts for more than one in a note.
        return least == 0 ? 0 : least + (words.Count > 0 ? Of(entry, words[0]) : 0);
    }

    /// <summary>The best entries, among equals in the order in which they came.</summary>
    public static IReadOnlyList<(PaletteEntry Entry, int Score)> Best(IEnumerable<PaletteEntry> entries, IReadOnlyList<string> words, int limit) =>
        [.. entries.Select(entry => (Entry: entry, Score: Score(entry, words))).Where(one => one.Score > 0).OrderByDescending(one => one.Score).Take(limit)];

    private static int Of(PaletteEntry entry, string word)
    {
        if (entry.Id is { } id && id.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return id.Length == word.Length ? IdIs : IdBegins;
        if (entry.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return TextBegins;
        if (BeginsAWord(entry.Text, word))
            return WordBegins;
        return new[] { entry.Text, entry.Id, entry.Note, entry.Hidden }.Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true) ? IsInside : 0;
    }

    private static bool BeginsAWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = at + 1 < text.Length ? text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase) : -1)
        {
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                return true;
        }

        return false;
    }
}
