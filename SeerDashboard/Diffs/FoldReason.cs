namespace SeerDashboard.Diffs;

/// <summary>Why a file is folded at first: nobody wrote it, or it is too large to be read by chance.</summary>
public static class FoldReason
{
    /// <summary>More lines are shown when asked for.</summary>
    public const int ManyLines = 20_000;

    /// <summary>More characters of patch are shown when asked for.</summary>
    public const int ManyCharacters = 1_000_000;

    /// <summary>The reason in a few words; null when the file is to be seen.</summary>
    public static string? Of(DiffFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return FileTraits.FoldedBecause(file) ?? (IsLarge(file) ? "very large: its lines are loaded when you ask for them" : null);
    }

    /// <summary>Its lines are not sent unless asked for.</summary>
    public static bool IsLarge(DiffFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Patch.Length > ManyCharacters || file.Hunks.Sum(hunk => hunk.Lines.Count) > ManyLines;
    }
}
