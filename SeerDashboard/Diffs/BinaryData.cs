using System.Text;

namespace SeerDashboard.Diffs;

/// <summary>The bytes of a binary file as git writes them into a patch.</summary>
internal static class BinaryData
{
    private const string Start = "GIT binary patch";

    /// <summary>The patch says more than that the file differs.</summary>
    public static bool IsIn(DiffFile file) => file.Patch.StartsWith(Start, StringComparison.Ordinal) || file.Patch.Contains("\n" + Start, StringComparison.Ordinal);

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
