using SeerDashboard.Diffs;

namespace SeerDashboard.Api.Changes;

/// <summary>What may be spent on comparing the words of a change set: such texts can be made to take hours.</summary>
internal sealed class WordBudget
{
    /// <summary>Longer lines are not compared.</summary>
    public const int LongLine = 1_000;

    private long _left = 200_000_000;

    /// <summary>Takes what two lines may cost; false when it is spent.</summary>
    public bool Take(string one, string other) => one.Length <= LongLine && other.Length <= LongLine && (_left -= one.Length * (long)other.Length) > 0;
}

/// <summary>Which words of changed lines are what changed: the first removed line is compared with the first added one, and so on.</summary>
internal static class WordRanges
{
    /// <summary>For each line that has some: its place, then start and end of each range.</summary>
    public static List<int[]> Of(IReadOnlyList<DiffLine> lines, WordBudget budget)
    {
        var ranges = new SortedDictionary<int, int[]>();
        for (var at = 0; at < lines.Count;)
        {
            var removed = Run(lines, at, DiffLineKind.Removed);
            var added = Run(lines, at + removed, DiffLineKind.Added);
            for (var pair = 0; pair < Math.Min(removed, added); pair++)
                Compare(lines, at + pair, at + removed + pair, budget, ranges);
            at += Math.Max(1, removed + added);
        }

        return [.. ranges.Values];
    }

    private static int Run(IReadOnlyList<DiffLine> lines, int from, DiffLineKind kind)
    {
        var to = from;
        while (to < lines.Count && lines[to].Kind == kind)
            to++;
        return to - from;
    }

    private static void Compare(IReadOnlyList<DiffLine> lines, int removed, int added, WordBudget budget, SortedDictionary<int, int[]> ranges)
    {
        var (before, after) = (LineEnds.Without(lines[removed]), LineEnds.Without(lines[added]));
        if (before == after || !budget.Take(before, after))
            return;
        var pieces = WordDiff.Of(before, after);
        // Two lines that share next to nothing are two lines, not one with other words.
        var shared = pieces.Where(piece => piece.Change == WordChange.Same).Sum(piece => piece.Text.AsSpan().Trim().Length);
        if (shared * 5 < Math.Min(before.AsSpan().Trim().Length, after.AsSpan().Trim().Length))
            return;
        Add(ranges, removed, pieces, WordChange.Removed);
        Add(ranges, added, pieces, WordChange.Added);
    }

    private static void Add(SortedDictionary<int, int[]> ranges, int line, IReadOnlyList<WordPiece> pieces, WordChange change)
    {
        List<int> marks = [line];
        var at = 0;
        foreach (var piece in pieces.Where(piece => piece.Change == WordChange.Same || piece.Change == change))
        {
            if (piece.Change == change)
                marks.AddRange([at, at + piece.Text.Length]);
            at += piece.Text.Length;
        }

        if (marks.Count > 1)
            ranges[line] = [.. marks];
    }
}
