namespace SeerDashboard.Diffs;

/// <summary>Reads unified diffs, git's and Seer's prefix-less ones (SENTRY.md §5). Never throws, never shows less than it got.</summary>
public static class DiffReader
{
    /// <summary>The files of <paramref name="text"/>, in order; text that is no diff is one file of status <see cref="FileStatus.Unknown"/> with a note; empty text is no file.</summary>
    public static IReadOnlyList<DiffFile> Read(string text) => throw new NotSupportedException();
}
