using System.Globalization;
using System.Text;

namespace SeerDashboard.Diffs;

/// <summary>The bytes of a binary file as git writes them into a patch.</summary>
internal static class BinaryData
{
    private const string Start = "GIT binary patch";
    private const string Whole = "literal ";

    /// <summary>The patch says more than that the file differs.</summary>
    public static bool IsIn(DiffFile file) => file.Patch.StartsWith(Start, StringComparison.Ordinal) || file.Patch.Contains("\n" + Start, StringComparison.Ordinal);

    /// <summary>Bytes of the file before and after: the first block of the patch makes the new one, the second the old one. Null where it tells only what differs.</summary>
    public static (long? Old, long? New) Sizes(DiffFile file)
    {
        var lines = new TextLines(file.Patch);
        var blocks = new List<long?>();
        var inside = false;
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines.Header(at);
            if (inside && line.StartsWith(Whole, StringComparison.Ordinal))
                blocks.Add(long.TryParse(line[Whole.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null);
            else if (inside && line.StartsWith("delta ", StringComparison.Ordinal))
                blocks.Add(null);
            inside |= line.SequenceEqual(Start);
        }

        return (blocks.ElementAtOrDefault(1), blocks.ElementAtOrDefault(0));
    }

    /// <summary>Adds the lines as they were sent, below the <c>index</c> line without which git does not take them.</summary>
    public static void Write(DiffFile file, StringBuilder text)
    {
        var lines = new TextLines(file.Patch);
        var inside = false;
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines.Header(at);
            inside |= line.SequenceEqual(Start);
            if (inside || line.StartsWith("index ", StringComparison.Ordinal))
                text.Append(line).Append('\n');
        }

        text.Append('\n');
    }
}
