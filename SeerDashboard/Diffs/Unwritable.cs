namespace SeerDashboard.Diffs;

/// <summary>What keeps a file out of a patch.</summary>
internal static class Unwritable
{
    /// <summary>As a sentence; null when the file can be written.</summary>
    public static string? Why(DiffFile file)
    {
        if (file.Trouble.HasFlag(Trouble.Combined))
            return "The combined diff of a merge cannot be applied.";
        if (file.Path.Length == 0 || file.OldPath is "")
            return file.Hunks.Count > 0 ? Troubles.NoName : DiffReader.NoDiff;
        if (!GitPaths.Takes(file.Path) || (file.OldPath is { } old && !GitPaths.Takes(old)))
            return "git does not write to this path.";
        if (file.Trouble.HasFlag(Trouble.BadHunk))
            return "A hunk header cannot be read, so the file would be changed in part only.";
        if (file.Trouble.HasFlag(Trouble.CutShort))
            return "A hunk ends before its last line, so the file would be changed in part only.";
        if (file.IsBinary)
            return BinaryData.IsIn(file) ? null : "The diff of this binary file does not hold its content.";
        if (file.Hunks.Count > 0)
            return null;
        if (file.Patch.Length == 0)
            return "No diff was delivered for this file.";
        return PatchStatus.Of(file) != FileStatus.Modified || PatchStatus.ChangesMode(file) ? null : "The diff changes nothing in this file.";
    }
}

/// <summary>Which paths git takes: one that it refuses would make it refuse the whole patch.</summary>
internal static class GitPaths
{
    /// <summary>Relative, inside the tree, and not in its <c>.git</c>.</summary>
    public static bool Takes(string path) =>
        !path.Contains('\0', StringComparison.Ordinal) && path.Split('/').All(part => part is not ("" or "." or "..") && !IsGitFolder(part));

    /// <summary>Also as Windows would read it; git looks out for that everywhere.</summary>
    private static bool IsGitFolder(string part)
    {
        var name = part.Split(':', '\\')[0].TrimEnd(' ', '.');
        return name.Equals(".git", StringComparison.OrdinalIgnoreCase) || name.Equals("git~1", StringComparison.OrdinalIgnoreCase);
    }
}
