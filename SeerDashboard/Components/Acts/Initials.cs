using System.Globalization;

namespace SeerDashboard.Components.Acts;

/// <summary>Two letters for a name.</summary>
public static class Initials
{
    /// <summary>The first letters of the first and the last word; of a single word its first two. An address is taken by what stands before its <c>@</c>.</summary>
    public static string Of(string? name)
    {
        var words = (name ?? "").Split('@', 2)[0].Split([' ', '.', '_', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [] => "?",
            [var only] => Letters(only, 2),
            [var first, .., var last] => Letters(first, 1) + Letters(last, 1),
        };
    }

    // By what a reader takes for one letter: half of an emoji is none.
    private static string Letters(string word, int count)
    {
        var elements = StringInfo.GetTextElementEnumerator(word);
        var letters = "";
        for (var taken = 0; taken < count && elements.MoveNext(); taken++)
            letters += elements.GetTextElement();
        return letters.ToUpperInvariant();
    }
}
