using SeerDashboard.Diffs;

namespace SeerDashboard.Api.Changes;

/// <summary>The invisible characters of a file, by name.</summary>
internal static class InvisibleNames
{
    /// <summary>Each once, in paths, headers and lines.</summary>
    public static IReadOnlyList<string> In(DiffFile file) =>
    [
        .. file.Hunks.SelectMany(hunk => hunk.Lines.Select(LineEnds.Without).Append(hunk.Header)).Append(file.Path).Append(file.OldPath ?? "")
            .SelectMany(InvisibleText.Pieces).Where(piece => piece.Name is not null).Select(Of).Distinct(StringComparer.Ordinal),
    ];

    /// <summary><c>U+202E right-to-left override</c>.</summary>
    public static string Of(TextPiece piece) => $"{piece.Text} {piece.Name}";
}
