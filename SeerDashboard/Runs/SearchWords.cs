using System.Runtime.InteropServices;
using System.Text;

namespace SeerDashboard.Runs;

/// <summary>What somebody typed to search for: words, and phrases in quotes. All of them have to be found. No text is an error.</summary>
public sealed class SearchWords
{
    /// <summary>What is typed beyond is not looked at.</summary>
    private const int Most = 8;

    private const int Longest = 64;

    private SearchWords(IReadOnlyList<string> all) => All = all;

    /// <summary>Nothing is searched for.</summary>
    public static SearchWords None { get; } = new([]);

    /// <summary>Each as typed.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Nothing is searched for.</summary>
    public bool IsEmpty => All.Count == 0;

    /// <summary>Reads what was typed.</summary>
    public static SearchWords Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return None;
        var (words, word, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var sign in text)
        {
            if (sign == '"')
            {
                quoted = !quoted;
                End();
            }
            else if (char.IsControl(sign) || (char.IsWhiteSpace(sign) && !quoted))
            {
                End();
            }
            else
            {
                word.Append(sign);
            }
        }

        End();
        return words.Count == 0 ? None : new([.. words.Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)]);

        void End()
        {
            if (word.ToString().Trim() is { Length: > 0 } whole)
                words.Add(whole.Length > Longest ? whole[..Longest] : whole);
            word.Clear();
        }
    }

    /// <summary>Where the words stand in a name: anywhere, from three characters on; shorter ones at the beginnings of words.</summary>
    public IReadOnlyList<TextRange> InName(string text) => In(text, SearchText.InName);

    /// <summary>Where the words stand in a long text: at the beginnings of its words.</summary>
    public IReadOnlyList<TextRange> InText(string text) => In(text, SearchText.InText);

    /// <summary>In order, none touching another.</summary>
    private List<TextRange> In(string text, Func<string, string, IEnumerable<TextRange>> find)
    {
        var folded = SearchText.Fold(text);
        var joined = new List<TextRange>();
        foreach (var range in All.SelectMany(word => find(folded, SearchText.Fold(word))).OrderBy(range => range.Start))
        {
            if (joined.Count > 0 && joined[^1].End >= range.Start)
                joined[^1] = new(joined[^1].Start, Math.Max(joined[^1].End, range.End) - joined[^1].Start);
            else
                joined.Add(range);
        }

        return joined;
    }
}

/// <summary>A stretch of a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Length">How many.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>The character after it.</summary>
    public int End => Start + Length;
}
