using System.Globalization;

namespace SeerDashboard.Diffs;

/// <summary>Makes hunks out of two texts.</summary>
internal static class HunkMaker
{
    /// <summary>A hunk with its header.</summary>
    public static Hunk Hunk(int oldStart, int newStart, IReadOnlyList<DiffLine> lines)
    {
        var old = lines.Count(line => line.Kind != DiffLineKind.Added);
        var @new = lines.Count(line => line.Kind != DiffLineKind.Removed);
        return new(string.Create(CultureInfo.InvariantCulture, $"@@ -{oldStart},{old} +{newStart},{@new} @@"), oldStart, newStart, lines);
    }

    /// <summary>The hunks that make one stretch of a file into another, with lines around where the stretch has them.</summary>
    /// <param name="old">The stretch before.</param>
    /// <param name="new">The stretch after.</param>
    /// <param name="context">How many lines around.</param>
    public static IEnumerable<Hunk> Between(Stretch old, Stretch @new, int context = 3)
    {
        List<LineChange> near = [];
        foreach (var change in LineDiff.Of(old.Lines, @new.Lines))
        {
            if (near.Count > 0 && change.Old - (near[^1].Old + near[^1].Removed) > 2 * context)
            {
                yield return Of(near, old, @new, context);
                near.Clear();
            }

            near.Add(change);
        }

        if (near.Count > 0)
            yield return Of(near, old, @new, context);
    }

    private static Hunk Of(List<LineChange> changes, Stretch old, Stretch @new, int context)
    {
        List<DiffLine> lines = [];
        var head = Math.Min(context, changes[0].Old);
        var (at, other) = (changes[0].Old - head, changes[0].New - head);
        var (oldStart, newStart) = (old.Before + at, @new.Before + other);
        foreach (var change in changes)
        {
            Same(change.Old - at);
            for (var count = 0; count < change.Removed; count++, at++)
                lines.Add(Line(DiffLineKind.Removed, old.Lines[at], old.Before + at + 1, null));
            for (var count = 0; count < change.Added; count++, other++)
                lines.Add(Line(DiffLineKind.Added, @new.Lines[other], null, @new.Before + other + 1));
        }

        Same(Math.Min(context, old.Lines.Count - at));
        return Hunk(oldStart + (lines.Exists(line => line.OldNumber is not null) ? 1 : 0), newStart + (lines.Exists(line => line.NewNumber is not null) ? 1 : 0), lines);

        void Same(int count)
        {
            for (; count > 0; count--)
                lines.Add(Line(DiffLineKind.Context, old.Lines[at], old.Before + ++at, @new.Before + ++other));
        }
    }

    private static DiffLine Line(DiffLineKind kind, string line, int? old, int? @new) =>
        line.EndsWith(Stretch.Unended) ? new(kind, line[..^1], old, @new, NoNewline: true) : new(kind, line, old, @new);
}

/// <summary>Some lines of a file that follow one another.</summary>
/// <param name="Before">How many lines of the file stand before them.</param>
/// <param name="Lines">Their texts; one without a line end ends with <see cref="Unended"/>.</param>
internal sealed record Stretch(int Before, IReadOnlyList<string> Lines)
{
    /// <summary>Stands where a line end is missing; a line feed cannot be in a line.</summary>
    public const char Unended = '\0';

    /// <summary>The line's text, so that lines with and without an end are two.</summary>
    public static string Text(DiffLine line) => line.NoNewline ? line.Text + Unended : line.Text;
}
