using DiffPlex;

namespace SeerDashboard.Diffs;

/// <summary>A word with its digits, a stretch of space, or a single other sign.</summary>
internal sealed class WordChunker : IChunker
{
    public IReadOnlyList<string> Chunk(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var start = at++;
            if (Kind(text[start]) is var kind and not 0)
            {
                while (at < text.Length && Kind(text[at]) == kind)
                    at++;
            }
            else if (char.IsHighSurrogate(text[start]) && at < text.Length && char.IsLowSurrogate(text[at]))
            {
                at++;
            }

            words.Add(text[start..at]);
        }

        return words;
    }

    private static int Kind(char character) => char.IsLetterOrDigit(character) || character == '_' ? 1 : character is ' ' or '\t' ? 2 : 0;
}
