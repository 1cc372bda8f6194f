using DiffPlex;

namespace SeerDashboard.Diffs;

/// <summary>Which lines of two texts differ.</summary>
internal static class LineDiff
{
    /// <summary>Texts whose sizes multiply to more are not compared line by line: all that is between their equal ends is one change.</summary>
    private const long Most = 16_000_000;

    private static readonly EndChunker Chunker = new();

    /// <summary>Places where lines are removed, added, or both; in order, and apart from each other.</summary>
    public static IReadOnlyList<LineChange> Of(IReadOnlyList<string> old, IReadOnlyList<string> @new)
    {
        var head = 0;
        while (head < Math.Min(old.Count, @new.Count) && old[head] == @new[head])
            head++;
        var tail = 0;
        while (tail < Math.Min(old.Count, @new.Count) - head && old[^(tail + 1)] == @new[^(tail + 1)])
            tail++;
        var (removed, added) = (old.Count - head - tail, @new.Count - head - tail);
        if (removed == 0 && added == 0)
            return [];
        if (removed == 0 || added == 0 || (long)removed * added > Most)
            return [new(head, removed, head, added)];
        return [.. Differ.Instance.CreateDiffs(Text(old, head, removed), Text(@new, head, added), ignoreWhiteSpace: false, ignoreCase: false, Chunker)
            .DiffBlocks.Select(block => new LineChange(head + block.DeleteStartA, block.DeleteCountA, head + block.InsertStartB, block.InsertCountB))];
    }

    /// <summary>Lines hold no line feed, so it can stand before each; of a text without any sign nothing would be compared.</summary>
    private static string Text(IReadOnlyList<string> lines, int from, int count) => string.Concat(lines.Skip(from).Take(count).Select(line => "\n" + line));

    private sealed class EndChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => text[1..].Split('\n');
    }
}

/// <summary>A place where two texts differ.</summary>
/// <param name="Old">Lines before it in the old text.</param>
/// <param name="Removed">Lines of the old text that go.</param>
/// <param name="New">Lines before it in the new text.</param>
/// <param name="Added">Lines of the new text that come.</param>
internal sealed record LineChange(int Old, int Removed, int New, int Added);
