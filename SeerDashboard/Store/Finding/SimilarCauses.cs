using System.Collections.Frozen;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Finding;

/// <summary>Runs whose cause is told in the same significant words: those that few runs have. Common ones are left out, so that the cost does not grow with the store.</summary>
internal sealed class SimilarCauses(SqliteConnection connection, long run)
{
    private const int Shortest = 4;

    /// <summary>A word that so many runs have tells none of them apart.</summary>
    private const int Common = 500;

    private const int MostWords = 8;

    private const int Beginning = 600;

    /// <summary>One word alone is chance.</summary>
    private const int Enough = 2;

    private static readonly FrozenSet<string> Empty = ((string[])
    [
        "about", "after", "again", "also", "because", "been", "before", "being", "between", "both", "called", "calls", "cannot", "code", "could", "does", "doesn", "each", "error", "errors", "even", "every",
        "exception", "from", "have", "here", "into", "issue", "just", "like", "more", "must", "never", "none", "null", "only", "other", "over", "raises", "returns", "should", "since", "some", "such", "than",
        "that", "their", "them", "then", "there", "these", "they", "this", "throws", "through", "under", "until", "used", "uses", "using", "value", "very", "were", "what", "when", "where", "which", "while",
        "will", "with", "without", "would", "your",
    ]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The rows of the others, each with the words that both have.</summary>
    public Dictionary<long, IReadOnlyList<string>> Find(int most)
    {
        var words = Rare(Significant());
        var found = new Dictionary<long, IReadOnlyList<string>>();
        if (words.Count < Enough)
            return found;
        using var similar = connection.Prepare(
            $"SELECT rowid, headline, cause FROM RunTexts WHERE RunTexts MATCH $match AND rowid <> $run ORDER BY bm25(RunTexts, 2.0, 1.0, 0.0) LIMIT {most}", "$match", "$run");
        using var rows = similar.With(null, $"{{headline cause}} : ({string.Join(" OR ", words.Select(word => $"\"{word}\""))})", run).ExecuteReader();
        while (rows.Read())
        {
            var told = Told(rows.GetString(0) + "\n" + rows.GetString(1)).ToHashSet(StringComparer.Ordinal);
            string[] shared = [.. words.Where(told.Contains)];
            if (shared.Length >= Enough)
                found[rows.GetInt64(0)] = shared;
        }

        return found;
    }

    /// <summary>The words of this run's cause that may tell it apart, those of the headline first.</summary>
    private List<string> Significant()
    {
        using var mine = connection.Prepare("SELECT headline, substr(cause, 1, $length) FROM RunTexts WHERE rowid = $run", "$length", "$run");
        using var row = mine.With(null, Beginning, run).ExecuteReader();
        return row.Read() ? [.. Told(row.GetString(0) + "\n" + row.GetString(1)).Where(word => word.Length >= Shortest && !Empty.Contains(word) && !word.All(char.IsAsciiDigit)).Distinct().Take(4 * MostWords)] : [];
    }

    /// <summary>Those that some other run has, and not too many; the rarest.</summary>
    private List<string> Rare(List<string> words)
    {
        using var count = connection.Prepare($"SELECT COUNT(*) FROM (SELECT rowid FROM RunTexts WHERE RunTexts MATCH $match LIMIT {Common})", "$match");
        return [.. words.Select(word => (Word: word, Runs: (long)count.With(null, $"{{headline cause}} : \"{word}\"").ExecuteScalar()!))
            .Where(word => word.Runs is > 1 and < Common).OrderBy(word => word.Runs).Take(MostWords).Select(word => word.Word)];
    }

    private static IEnumerable<string> Told(string text)
    {
        var folded = SearchText.Fold(text);
        return SearchText.Words(folded).Select(word => folded.Substring(word.Start, word.Length));
    }
}
