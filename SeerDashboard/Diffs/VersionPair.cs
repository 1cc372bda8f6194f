namespace SeerDashboard.Diffs;

/// <summary>Two diffs of one file, both made from the same text of it.</summary>
internal sealed class VersionPair(DiffFile before, DiffFile after)
{
    /// <summary>What makes the file of the older version into that of the newer; null when the two were made from different texts.</summary>
    public IReadOnlyList<Hunk>? Hunks()
    {
        var (older, newer) = (Side(before), Side(after));
        if (older is null || newer is null)
            return null;
        List<Hunk> hunks = [];
        foreach (var (start, end) in Stretches(older.Concat(newer).OrderBy(part => part.Start).ThenBy(part => part.End)))
        {
            var (mine, others) = (Within(older, start, end), Within(newer, start, end));
            if (Base(mine, others, start, end) is not { } known)
                return null;
            hunks.AddRange(HunkMaker.Between(Result(known, start, mine, Shift(older, start)), Result(known, start, others, Shift(newer, start))));
        }

        return hunks;
    }

    /// <summary>The hunks by the lines of the text they were made from; null when they overlap, which no program writes.</summary>
    private static List<Part>? Side(DiffFile file)
    {
        List<Part> parts = [];
        foreach (var hunk in file.Hunks)
        {
            var count = hunk.Lines.Count(line => line.Kind != DiffLineKind.Added);
            var start = count == 0 ? hunk.OldStart : hunk.OldStart - 1;
            if (start < (parts.Count > 0 ? parts[^1].End : 0))
                return null;
            parts.Add(new(start, start + count, hunk.Lines));
        }

        return parts;
    }

    /// <summary>Stretches of the text that one of both shows, joined where they touch.</summary>
    private static List<(int Start, int End)> Stretches(IEnumerable<Part> parts)
    {
        List<(int Start, int End)> stretches = [];
        foreach (var part in parts)
        {
            if (stretches.Count > 0 && part.Start <= stretches[^1].End)
                stretches[^1] = (stretches[^1].Start, Math.Max(stretches[^1].End, part.End));
            else
                stretches.Add((part.Start, part.End));
        }

        return stretches;
    }

    private static List<Part> Within(List<Part> parts, int start, int end) => [.. parts.Where(part => part.Start >= start && part.End <= end)];

    /// <summary>How many lines longer the file is there than the text it was made from.</summary>
    private static int Shift(List<Part> parts, int start) =>
        parts.Where(part => part.End < start).Sum(part => part.Lines.Count(line => line.Kind == DiffLineKind.Added) - part.Lines.Count(line => line.Kind == DiffLineKind.Removed));

    /// <summary>The text of a stretch; null when the two do not agree on it.</summary>
    private static string[]? Base(List<Part> mine, List<Part> others, int start, int end)
    {
        var known = new string?[end - start];
        foreach (var part in mine.Concat(others))
        {
            var at = part.Start - start;
            foreach (var text in part.Lines.Where(line => line.Kind != DiffLineKind.Added).Select(Stretch.Text))
            {
                if (known[at] is { } other && other != text)
                    return null;
                known[at++] = text;
            }
        }

        return known!;
    }

    /// <summary>The stretch as one of both leaves it.</summary>
    private static Stretch Result(string[] known, int start, List<Part> parts, int shift)
    {
        List<string> lines = [];
        var at = 0;
        foreach (var part in parts)
        {
            lines.AddRange(known[at..(part.Start - start)]);
            lines.AddRange(part.Lines.Where(line => line.Kind != DiffLineKind.Removed).Select(Stretch.Text));
            at = part.End - start;
        }

        lines.AddRange(known[at..]);
        return new(start + shift, lines);
    }

    /// <summary>A hunk.</summary>
    /// <param name="Start">Lines of the text before it.</param>
    /// <param name="End">Lines of the text up to its end.</param>
    /// <param name="Lines">Its lines.</param>
    private sealed record Part(int Start, int End, IReadOnlyList<DiffLine> Lines);
}
