using System.Text;

namespace SeerDashboard.Diffs;

/// <summary>A patch as it was written.</summary>
/// <param name="Text">What <c>git apply</c> takes; empty when nothing could be written.</param>
/// <param name="LeftOut">The files that are not in it.</param>
public sealed record WrittenPatch(string Text, IReadOnlyList<LeftOutFile> LeftOut);

/// <summary>A file that a patch goes without.</summary>
/// <param name="File">Which.</param>
/// <param name="Why">As a sentence.</param>
public sealed record LeftOutFile(DiffFile File, string Why);

/// <summary>
/// Writes patches that <c>git apply</c> takes, whatever the diff looked like that they were read from: with <c>diff --git</c> lines,
/// prefixes, modes and quoted names, and with counts taken from the lines. What would be applied in part, or make git refuse the whole
/// patch, is left out.
/// </summary>
/// <remarks>
/// difflib never says that a file ends without a line end (SENTRY.md §5). Lines without that mark are written as ended, as nearly all files are.
/// </remarks>
public static class PatchText
{
    /// <summary>The files in one text; those that cannot be written are left out.</summary>
    public static string Write(IEnumerable<DiffFile> files) => Of(files).Text;

    /// <summary>Some hunks of one file, as a patch of its own; empty when it cannot be written.</summary>
    /// <param name="file">The file.</param>
    /// <param name="hunks">Some of its hunks, in their order.</param>
    public static string Write(DiffFile file, IReadOnlyList<Hunk> hunks) => Write([Only(file, hunks)]);

    /// <summary>The file with some of its hunks, in their order.</summary>
    public static DiffFile Only(DiffFile file, IReadOnlyList<Hunk> hunks)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(hunks);
        return file with
        {
            Hunks = hunks,
            Status = hunks.Count < file.Hunks.Count && file.Status == FileStatus.Deleted ? FileStatus.Modified : file.Status,
        };
    }

    /// <summary>Those of the files that no patch can have.</summary>
    public static IReadOnlyList<LeftOutFile> LeftOut(IEnumerable<DiffFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return [.. files.Select(file => (File: file, Why: Unwritable.Why(file))).Where(one => one.Why is not null).Select(one => new LeftOutFile(one.File, one.Why!))];
    }

    /// <summary>The files in one text, and which are not in it.</summary>
    public static WrittenPatch Of(IEnumerable<DiffFile> files)
    {
        var text = new StringBuilder();
        var left = new List<LeftOutFile>();
        foreach (var file in files)
        {
            if (Unwritable.Why(file) is { } why)
                left.Add(new(file, why));
            else
                PatchSection.Write(file, text);
        }

        return new(text.ToString(), left);
    }
}
