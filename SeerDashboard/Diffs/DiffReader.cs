namespace SeerDashboard.Diffs;

/// <summary>
/// Reads unified diffs, git's and Seer's prefix-less ones (SENTRY.md §5). Never throws, never shows less than it got:
/// the patches of all files, one after the other, are the text.
/// </summary>
/// <remarks>
/// <c>a/</c> and <c>b/</c> are taken off names only where they must be git's: below a <c>diff --git</c> line that has
/// them, or where <c>---</c> says <c>a/x</c> and <c>+++</c> says <c>b/x</c> for the same x. A file that is new or goes
/// shows one name only; without a <c>diff --git</c> line it is taken as Seer's own, whose folders may be called
/// <c>a</c> or <c>b</c>, unless other files of the text carry the prefixes and none goes without.
/// </remarks>
public static class DiffReader
{
    /// <summary>What a text without any diff in it is noted as.</summary>
    internal const string NoDiff = "This is not a diff that can be read; it is shown as it was sent.";

    /// <summary>The files of <paramref name="text"/>, in order; text that is no diff is one file of status <see cref="FileStatus.Unknown"/> with a note; empty text is no file.</summary>
    public static IReadOnlyList<DiffFile> Read(string text)
    {
        if (text.Length == 0)
            return [];
        var lines = new TextLines(text);
        var files = new DiffScanner(lines).Scan();
        if (files.Count == 0)
            return [new() { Path = "", Status = FileStatus.Unknown, Patch = text, Note = NoDiff }];
        var prefixed = files.Any(file => file.ShowsPrefixes() == true) && files.All(file => file.ShowsPrefixes() != false);
        return [.. files.Select((file, index) => file.Build(
            lines.Verbatim(index == 0 ? 0 : file.First, index + 1 < files.Count ? files[index + 1].First : lines.Count), prefixed))];
    }
}
