using System.Globalization;
using System.Text;

namespace SeerDashboard.Diffs;

/// <summary>Writes one file's part of a patch in git's form.</summary>
internal static class PatchSection
{
    private const string UsualMode = "100644";

    /// <summary>Adds the whole part, which ends with a line feed.</summary>
    public static void Write(DiffFile file, StringBuilder text)
    {
        var status = PatchStatus.Of(file);
        var (old, @new) = (file.OldPath ?? file.Path, file.Path);
        text.Append("diff --git ").Append(DiffNames.Quote("a/" + old)).Append(' ').Append(DiffNames.Quote("b/" + @new)).Append('\n');
        Modes(file, status, text);
        if (status is FileStatus.Renamed or FileStatus.Copied)
        {
            var verb = status == FileStatus.Renamed ? "rename" : "copy";
            text.Append(verb).Append(" from ").Append(DiffNames.Quote(old)).Append('\n').Append(verb).Append(" to ").Append(DiffNames.Quote(@new)).Append('\n');
        }

        if (file.IsBinary)
            BinaryData.Write(file, text);
        if (file.Hunks.Count == 0)
            return;
        Name("--- ", status == FileStatus.Added ? DiffNames.Nowhere : "a/" + old, text);
        Name("+++ ", status == FileStatus.Deleted ? DiffNames.Nowhere : "b/" + @new, text);
        var shift = 0;
        foreach (var hunk in file.Hunks)
            Write(hunk, ref shift, text);
    }

    private static void Modes(DiffFile file, FileStatus status, StringBuilder text)
    {
        if (status == FileStatus.Added)
            text.Append("new file mode ").Append(file.NewMode ?? UsualMode).Append('\n');
        else if (status == FileStatus.Deleted)
            text.Append("deleted file mode ").Append(file.OldMode ?? UsualMode).Append('\n');
        else if (PatchStatus.ChangesMode(file))
            text.Append("old mode ").Append(file.OldMode).Append("\nnew mode ").Append(file.NewMode).Append('\n');
    }

    /// <summary>A tab ends a name with blanks, as git does, so that no time is looked for in it.</summary>
    private static void Name(string sign, string name, StringBuilder text) =>
        text.Append(sign).Append(DiffNames.Quote(name)).Append(name.Contains(' ', StringComparison.Ordinal) ? "\t" : "").Append('\n');

    /// <summary>Where the new side begins follows from the hunks written before, which need not be all of the file's.</summary>
    private static void Write(Hunk hunk, ref int shift, StringBuilder text)
    {
        var old = hunk.Lines.Count(line => line.Kind != DiffLineKind.Added);
        var @new = hunk.Lines.Count(line => line.Kind != DiffLineKind.Removed);
        var before = old == 0 ? hunk.OldStart : Math.Max(0, hunk.OldStart - 1);
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(before, old)} +{Range(before + shift, @new)} @@{Section(hunk)}\n");
        foreach (var line in hunk.Lines)
        {
            text.Append(line.Kind switch { DiffLineKind.Added => '+', DiffLineKind.Removed => '-', _ => ' ' }).Append(line.Text).Append('\n');
            if (line.NoNewline)
                text.Append("\\ No newline at end of file\n");
        }

        shift += @new - old;
    }

    private static string Range(int before, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, count == 0 ? before : before + 1)},{count}");

    /// <summary>What stands behind the second <c>@@</c>.</summary>
    private static string Section(Hunk hunk) =>
        hunk.Header.IndexOf(" @@", StringComparison.Ordinal) is >= 0 and var end ? hunk.Header[(end + 3)..] : "";
}

/// <summary>What git is told about a file.</summary>
internal static class PatchStatus
{
    /// <summary>What was said of the file beside its diff may contradict the lines; the lines hold.</summary>
    public static FileStatus Of(DiffFile file) => file.Status switch
    {
        FileStatus.Added when Any(file, DiffLineKind.Removed) || Any(file, DiffLineKind.Context) => FileStatus.Modified,
        FileStatus.Deleted when Any(file, DiffLineKind.Added) || Any(file, DiffLineKind.Context) => FileStatus.Modified,
        FileStatus.Renamed or FileStatus.Copied when file.OldPath is null or "" || file.OldPath == file.Path => FileStatus.Modified,
        FileStatus.Unknown => FileStatus.Modified,
        var status => status,
    };

    /// <summary>Both modes are known, and differ.</summary>
    public static bool ChangesMode(DiffFile file) => file is { OldMode: { } old, NewMode: { } @new } && old != @new;

    private static bool Any(DiffFile file, DiffLineKind kind) => file.Hunks.Any(hunk => hunk.Lines.Any(line => line.Kind == kind));
}
