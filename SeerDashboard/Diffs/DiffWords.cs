using System.Globalization;

namespace SeerDashboard.Diffs;

/// <summary>What is said of a file besides its lines.</summary>
public static class DiffWords
{
    /// <summary>What happens to the file; null for the usual case, that lines change.</summary>
    public static string? Status(DiffFile file) => file.Status switch
    {
        FileStatus.Added => "new file",
        FileStatus.Deleted => "deleted",
        FileStatus.Renamed => "renamed",
        FileStatus.Copied => "copied",
        FileStatus.Modified => null,
        _ => file.Hunks.Count == 0 ? "not a diff" : null,
    };

    /// <summary>What else is to be known, as sentences.</summary>
    public static IEnumerable<string> Notes(DiffFile file)
    {
        if (file.OldPath is { } old)
            yield return file.Status == FileStatus.Copied ? $"Copied from {old}" : $"Was {old}";
        if (file is { OldMode: { } before, NewMode: { } after } && before != after)
            yield return $"File mode {before} → {after}{Meaning(after)}";
        if (file.IsBinary)
            yield return BinaryData.IsIn(file) ? Sizes(BinaryData.Sizes(file)) : "A binary file; its content is not part of the diff.";
        else if (file is { Hunks.Count: 0, Note: null } && file.Status != FileStatus.Unknown)
            yield return file.Status is FileStatus.Added or FileStatus.Deleted ? "The file is empty." : "No line changes.";
        if (file.Note is { } note)
            yield return note;
    }

    /// <summary>Of a change that holds only what differs, a size is not known.</summary>
    private static string Sizes((long? Old, long? New) size) => size switch
    {
        (0, { } added) => string.Create(CultureInfo.InvariantCulture, $"A binary file of {added:N0} bytes."),
        ({ } removed, 0) => string.Create(CultureInfo.InvariantCulture, $"A binary file of {removed:N0} bytes, which goes."),
        ({ } before, { } after) => string.Create(CultureInfo.InvariantCulture, $"A binary file, {before:N0} → {after:N0} bytes."),
        (null, { } after) => string.Create(CultureInfo.InvariantCulture, $"A binary file of {after:N0} bytes now."),
        ({ } before, null) => string.Create(CultureInfo.InvariantCulture, $"A binary file that had {before:N0} bytes."),
        _ => "A binary file.",
    };

    private static string Meaning(string mode) => mode switch
    {
        "100755" => ", may be executed now",
        "100644" => ", is no longer executable",
        "120000" => ", is a symbolic link now",
        "160000" => ", is a submodule now",
        _ => "",
    };
}
