using System.Globalization;
using System.Text.RegularExpressions;

namespace SeerDashboard.Samples;

/// <summary>One file of a diff in Seer's own format, as the second generation sends it.</summary>
/// <param name="Path">New path, or the old one of a deleted file.</param>
/// <param name="Type"><c>A</c>, <c>M</c> or <c>D</c>.</param>
/// <param name="Added">Added lines.</param>
/// <param name="Removed">Removed lines.</param>
/// <param name="Diff">Its part of the text, without a line end at the end.</param>
internal sealed partial record FilePatch(string Path, string Type, int Added, int Removed, string Diff)
{
    /// <summary>Cuts a diff of several files (SENTRY.md §5) at its file headers, going by the hunks' counts.</summary>
    /// <exception cref="FormatException">The text is no such diff.</exception>
    public static IReadOnlyList<FilePatch> Split(string diff)
    {
        var lines = diff.Split('\n');
        var files = new List<FilePatch>();
        for (var at = 0; at < lines.Length;)
        {
            var start = at;
            if (!lines[at].StartsWith("--- ", StringComparison.Ordinal) || !lines[at + 1].StartsWith("+++ ", StringComparison.Ordinal))
                throw new FormatException($"Line {at + 1} is no file header: {lines[at]}");
            var (before, after) = (lines[at][4..], lines[at + 1][4..]);
            var (added, removed) = (0, 0);
            for (at += 2; at < lines.Length && HunkHeader().Match(lines[at]) is { Success: true } hunk;)
                at = Skip(lines, at + 1, Count(hunk.Groups["old"]), Count(hunk.Groups["new"]), ref added, ref removed);
            files.Add(new(
                after == "/dev/null" ? before : after,
                before == "/dev/null" ? "A" : after == "/dev/null" ? "D" : "M",
                added, removed, string.Join('\n', lines[start..at])));
        }
        return files;
    }

    private static int Skip(string[] lines, int at, int old, int @new, ref int added, ref int removed)
    {
        for (; old > 0 || @new > 0; at++)
        {
            var sign = at < lines.Length && lines[at].Length > 0 ? lines[at][0] : '?';
            if (sign is not (' ' or '+' or '-'))
                throw new FormatException($"Line {at + 1} belongs to no hunk.");
            old -= sign == '+' ? 0 : 1;
            @new -= sign == '-' ? 0 : 1;
            added += sign == '+' ? 1 : 0;
            removed += sign == '-' ? 1 : 0;
        }
        return at;
    }

    private static int Count(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"^@@ -\d+(,(?<old>\d+))? \+\d+(,(?<new>\d+))? @@$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HunkHeader();
}
