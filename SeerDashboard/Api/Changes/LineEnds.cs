using SeerDashboard.Diffs;

namespace SeerDashboard.Api.Changes;

/// <summary>Line ends with a carriage return: said once where all are such, marked where they change.</summary>
internal static class LineEnds
{
    /// <summary>Some lines of the file end so, others do not.</summary>
    public static bool AreMixed(DiffFile file) => Lines(file).Any(EndsSo) && Lines(file).Any(line => !EndsSo(line));

    /// <summary>All do.</summary>
    public static bool AreAll(DiffFile file) => Lines(file).Any() && Lines(file).All(EndsSo);

    /// <summary>The text without it.</summary>
    public static string Without(DiffLine line) => EndsSo(line) ? line.Text[..^1] : line.Text;

    private static IEnumerable<DiffLine> Lines(DiffFile file) => file.Hunks.SelectMany(hunk => hunk.Lines);

    private static bool EndsSo(DiffLine line) => line.Text.EndsWith('\r');
}
