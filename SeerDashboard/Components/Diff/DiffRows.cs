using SeerDashboard.Diffs;

namespace SeerDashboard.Components.Diff;

/// <summary>One row of a file's table: a hunk's header, or a line of it.</summary>
/// <param name="Header">The <c>@@ … @@</c> line; null for a line.</param>
/// <param name="Line">The line; null for a header.</param>
public sealed record DiffRow(string? Header, DiffLine? Line);

/// <summary>A file of a patch as it is shown.</summary>
public sealed record DiffRows
{
    /// <summary>The file as read.</summary>
    public required DiffFile File { get; init; }

    /// <summary>Path to show; never empty.</summary>
    public required string Path { get; init; }

    /// <summary>All rows, in order.</summary>
    public required IReadOnlyList<DiffRow> Rows { get; init; }

    /// <summary>Code points of invisible characters in paths and lines, e.g. <c>U+202E right-to-left override</c>; without repeats.</summary>
    public required IReadOnlyList<string> Invisible { get; init; }

    /// <summary>Text that is no diff, to be shown as it is; null otherwise.</summary>
    public string? PlainText => Rows.Count == 0 && File.Status == FileStatus.Unknown && File.Patch.Length > 0 ? File.Patch : null;

    /// <summary>How many rows it takes.</summary>
    public int Count => PlainText is { } text ? 1 + text.Count(character => character == '\n') : Rows.Count;

    /// <summary>The file to show; <paramref name="path"/> and <paramref name="status"/> as delivered beside the patch fill what the patch does not say.</summary>
    public static DiffRows Of(DiffFile file, string? path = null, FileStatus status = FileStatus.Unknown)
    {
        var known = file.Status == FileStatus.Unknown && file.Hunks.Count > 0 ? file with { Status = status } : file;
        var shown = file.Path.Length > 0 ? file.Path : path is { Length: > 0 } ? path : "no file named";
        var texts = file.Hunks.SelectMany(hunk => hunk.Lines.Select(WithoutReturn)).Append(shown).Append(file.OldPath ?? "");
        return new()
        {
            File = known,
            Path = shown,
            Rows = [.. file.Hunks.SelectMany(hunk => hunk.Lines.Select(line => new DiffRow(null, line)).Prepend(new(hunk.Header, null)))],
            Invisible =
            [
                .. texts.SelectMany(InvisibleText.Pieces).Where(piece => piece.Name is not null)
                    .Select(piece => $"{piece.Text} {piece.Name}").Distinct(StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>The text of a line without the carriage return that a file with CRLF line ends has there.</summary>
    public static string WithoutReturn(DiffLine line) => line.Text.EndsWith('\r') ? line.Text[..^1] : line.Text;
}
