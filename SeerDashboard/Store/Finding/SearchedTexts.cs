using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Finding;

/// <summary>The texts of single runs, to say where the words were found.</summary>
internal sealed class SearchedTexts(SqliteConnection connection, SearchWords words)
{
    private readonly SqliteCommand _names = connection.Prepare("SELECT ids, title, paths, pulls, repos FROM RunNames WHERE rowid = $id", "$id");
    private readonly SqliteCommand _texts = connection.Prepare("SELECT headline, cause, solution FROM RunTexts WHERE rowid = $id", "$id");
    private readonly SqliteCommand _repo = connection.Prepare(
        "SELECT Repo FROM RunFiles WHERE Run = $id AND Path = $path AND Repo <> '' ORDER BY IsChanged DESC LIMIT 1", "$id", "$path");

    private readonly List<SearchWords> _each = [.. words.All.Select(Whole)];

    /// <summary>Each word is found in some text of the run.</summary>
    public bool HasAll(long id)
    {
        var texts = Read(id);
        return _each.TrueForAll(word => texts.Exists(text => Marks(word, text.Field, text.Text).Count > 0));
    }

    /// <summary>The text that has most of the words, the first of those that have as many; null when none has any.</summary>
    /// <param name="id">The run's row.</param>
    /// <param name="path">A part of a path that was asked for besides.</param>
    public FoundText? Find(long id, string? path)
    {
        (FoundText? Found, int Words) best = (null, 0);
        foreach (var (field, text) in Read(id))
        {
            var marks = Marks(words, field, text);
            var distinct = marks.Select(mark => SearchText.Fold(text.Substring(mark.Start, mark.Length))).Distinct(StringComparer.Ordinal).Count();
            if (distinct > best.Words)
                best = (Piece(id, field, text, marks), distinct);
        }

        return best.Found ?? (path is null ? null : new SearchedTexts(connection, Whole(path)).Find(id, null));
    }

    private static SearchWords Whole(string word) => SearchWords.Of('"' + word + '"');

    private static IReadOnlyList<TextRange> Marks(SearchWords words, FoundIn field, string text) =>
        field is FoundIn.Headline or FoundIn.Cause or FoundIn.Solution ? words.InText(text) : words.InName(text);

    private FoundText Piece(long id, FoundIn field, string text, IReadOnlyList<TextRange> marks)
    {
        if (field is FoundIn.Headline or FoundIn.Cause or FoundIn.Solution or FoundIn.Title)
            return FoundText.Around(field, text, marks);
        // The others are lists: the line that has the most marks.
        var (start, lines) = (0, new List<(string Line, List<TextRange> Marks)>());
        foreach (var line in text.Split('\n'))
        {
            lines.Add((line, [.. marks.Where(mark => mark.Start >= start && mark.End <= start + line.Length).Select(mark => new TextRange(mark.Start - start, mark.Length))]));
            start += line.Length + 1;
        }

        var best = lines.MaxBy(line => line.Marks.Count);
        var found = FoundText.Around(field, best.Line, best.Marks);
        return field == FoundIn.Path ? found with { Repo = _repo.With(null, id, best.Line).ExecuteScalar() as string } : found;
    }

    private List<(FoundIn Field, string Text)> Read(long id)
    {
        var texts = new List<(FoundIn, string)>();
        Read(_names, [FoundIn.Id, FoundIn.Title, FoundIn.Path, FoundIn.PullRequest, FoundIn.Repo]);
        Read(_texts, [FoundIn.Headline, FoundIn.Cause, FoundIn.Solution]);
        return [.. texts.OrderBy(text => text.Item1)];

        void Read(SqliteCommand command, FoundIn[] fields)
        {
            using var row = command.With(null, id).ExecuteReader();
            if (!row.Read())
                return;
            for (var at = 0; at < fields.Length; at++)
            {
                if (row.GetString(at) is { Length: > 0 } text)
                    texts.Add((fields[at], text));
            }
        }
    }
}
