using SeerDashboard.Diffs;

namespace SeerDashboard.Runs;

/// <summary>The files of a change as they are read from its patches.</summary>
public static class ReadFiles
{
    /// <summary>In the order sent; a file without a diff is there with what was said of it.</summary>
    public static IReadOnlyList<DiffFile> Of(RepositoryChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return [.. change.Files.SelectMany(Of)];
    }

    /// <summary>The files of one patch, of which there is one as a rule.</summary>
    public static IEnumerable<DiffFile> Of(FileChange file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var read = DiffReader.Read(file.Patch ?? "");
        return read.Count == 0 ? [WithoutText(file)] : read.Select(diff => Completed(diff, file));
    }

    /// <summary>What was delivered beside the patch fills what the patch does not say.</summary>
    private static DiffFile Completed(DiffFile diff, FileChange file) => diff with
    {
        Path = diff.Path.Length > 0 ? diff.Path : file.Path,
        Status = diff is { Status: FileStatus.Unknown, Hunks.Count: > 0 } ? file.Status : diff.Status,
        Note = diff.Note ?? file.Note,
    };

    private static DiffFile WithoutText(FileChange file) => new()
    {
        Path = file.Path,
        OldPath = file.OldPath,
        Status = file.Status,
        Added = file.Added,
        Removed = file.Removed,
        Patch = "",
        Note = file.Note ?? (file.PatchId is null ? "No diff was delivered for this file." : "The text of this change was erased."),
    };
}
