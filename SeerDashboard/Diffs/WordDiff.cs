using DiffPlex;

namespace SeerDashboard.Diffs;

/// <summary>Which of two texts a piece is in.</summary>
public enum WordChange
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>In the first alone.</summary>
    Removed,

    /// <summary>In the second alone.</summary>
    Added,
}

/// <summary>A piece of two texts that were compared.</summary>
/// <param name="Change">Which text it is in.</param>
/// <param name="Text">Words and what is between them.</param>
public readonly record struct WordPiece(WordChange Change, string Text);

/// <summary>Compares two texts word by word, for reading: what is in both once, what is in one of them marked.</summary>
public static class WordDiff
{
    /// <summary>Longer texts are not compared but shown one after the other: a comparison of those would be no reading.</summary>
    public const int MaxLength = 40_000;

    private static readonly WordChunker Chunker = new();

    /// <summary>
    /// The pieces, in order. Those that are the same or removed make the first text, those that are the same or added the second.
    /// Where words changed on both sides of a gap, the gap belongs to them: they read as one change.
    /// </summary>
    public static IReadOnlyList<WordPiece> Of(string first, string second)
    {
        if (string.Equals(first, second, StringComparison.Ordinal))
            return first.Length == 0 ? [] : [new(WordChange.Same, first)];
        return first.Length > MaxLength || second.Length > MaxLength ? Whole(first, second) : Joined(Readable(Joined(Pieces(first, second))));
    }

    private static IEnumerable<WordPiece> Pieces(string first, string second)
    {
        var compared = Differ.Instance.CreateDiffs(first, second, ignoreWhiteSpace: false, ignoreCase: false, Chunker);
        var at = 0;
        foreach (var block in compared.DiffBlocks)
        {
            yield return new(WordChange.Same, string.Concat(compared.PiecesOld.Skip(at).Take(block.DeleteStartA - at)));
            yield return new(WordChange.Removed, string.Concat(compared.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA)));
            yield return new(WordChange.Added, string.Concat(compared.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB)));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        yield return new(WordChange.Same, string.Concat(compared.PiecesOld.Skip(at)));
    }

    /// <summary>A few words that two long changes happen to share make neither of them readable: they belong to both.</summary>
    private static IEnumerable<WordPiece> Readable(List<WordPiece> pieces)
    {
        for (var at = 0; at < pieces.Count; at++)
        {
            var piece = pieces[at];
            if (piece.Change == WordChange.Same && piece.Text.Length <= Math.Min(Around(pieces, at, -1), Around(pieces, at, 1)) && !piece.Text.Contains('\n', StringComparison.Ordinal))
            {
                yield return piece with { Change = WordChange.Removed };
                yield return piece with { Change = WordChange.Added };
            }
            else
            {
                yield return piece;
            }
        }
    }

    /// <summary>How long the longer change is on one side of a piece.</summary>
    private static int Around(List<WordPiece> pieces, int at, int side)
    {
        var longest = 0;
        for (var next = at + side; next >= 0 && next < pieces.Count && pieces[next].Change != WordChange.Same; next += side)
            longest = Math.Max(longest, pieces[next].Text.Length);
        return longest;
    }

    private static List<WordPiece> Joined(IEnumerable<WordPiece> pieces)
    {
        var joined = new List<WordPiece>();
        var (removed, added, gap) = ("", "", "");
        foreach (var piece in pieces.Where(piece => piece.Text.Length > 0))
        {
            if (piece.Change != WordChange.Same)
            {
                (removed, added, gap) = (removed + gap, added + gap, "");
                if (piece.Change == WordChange.Removed)
                    removed += piece.Text;
                else
                    added += piece.Text;
            }
            else if (removed.Length + added.Length > 0 && gap.Length == 0 && string.IsNullOrWhiteSpace(piece.Text) && !piece.Text.Contains('\n', StringComparison.Ordinal))
            {
                gap = piece.Text;
            }
            else
            {
                joined.AddRange(Whole(removed, added));
                joined.Add(piece with { Text = gap + piece.Text });
                (removed, added, gap) = ("", "", "");
            }
        }

        joined.AddRange(Whole(removed, added));
        if (gap.Length > 0)
            joined.Add(new(WordChange.Same, gap));
        return joined;
    }

    private static IReadOnlyList<WordPiece> Whole(string removed, string added) =>
        [.. ((IEnumerable<WordPiece>)[new(WordChange.Removed, removed), new(WordChange.Added, added)]).Where(piece => piece.Text.Length > 0)];
}
