namespace SeerDashboard.Diffs;

/// <summary>A hunk the other way round: it takes back what the hunk does.</summary>
internal static class TurnedHunks
{
    /// <summary>Removed lines become added ones and the other way round; within a change the removed ones stay first.</summary>
    public static Hunk Of(Hunk hunk)
    {
        List<DiffLine> lines = [];
        List<DiffLine> added = [];
        foreach (var line in hunk.Lines)
        {
            if (line.Kind == DiffLineKind.Removed)
            {
                added.Add(Turned(line));
                continue;
            }

            if (line.Kind == DiffLineKind.Context)
            {
                lines.AddRange(added);
                added.Clear();
            }

            lines.Add(Turned(line));
        }

        lines.AddRange(added);
        return HunkMaker.Hunk(hunk.NewStart, hunk.OldStart, lines);
    }

    private static DiffLine Turned(DiffLine line) => new(
        line.Kind switch { DiffLineKind.Added => DiffLineKind.Removed, DiffLineKind.Removed => DiffLineKind.Added, var kind => kind },
        line.Text, line.NewNumber, line.OldNumber, line.NoNewline);
}
