namespace SeerDashboard.Diffs;

/// <summary>One file of a patch, as read.</summary>
public sealed record DiffFile
{
    /// <summary>New path (the old one of a deleted file), unquoted, without <c>a/</c> and <c>b/</c>; empty when the text names none.</summary>
    public required string Path { get; init; }

    /// <summary>Path before a rename or copy; null otherwise.</summary>
    public string? OldPath { get; init; }

    /// <summary>What happens to the file.</summary>
    public FileStatus Status { get; init; }

    /// <summary>Added lines in the hunks.</summary>
    public int Added { get; init; }

    /// <summary>Removed lines in the hunks.</summary>
    public int Removed { get; init; }

    /// <summary>The file is binary: <c>Binary files … differ</c> or <c>GIT binary patch</c>.</summary>
    public bool IsBinary { get; init; }

    /// <summary>Mode before, e.g. <c>100644</c>.</summary>
    public string? OldMode { get; init; }

    /// <summary>Mode after.</summary>
    public string? NewMode { get; init; }

    /// <summary>In order. Empty for a pure rename, a mode change, a binary file, an empty file, and text that is no diff.</summary>
    public IReadOnlyList<Hunk> Hunks { get; init; } = [];

    /// <summary>This file's part of the text, verbatim.</summary>
    public required string Patch { get; init; }

    /// <summary>What could not be read, as a sentence; null when all was.</summary>
    public string? Note { get; init; }

    /// <summary>The same as <see cref="Note"/>, for code to go by.</summary>
    internal Trouble Trouble { get; init; }
}

/// <summary>A run of lines that belong together.</summary>
/// <param name="Header">The whole <c>@@ … @@</c> line.</param>
/// <param name="OldStart">1-based; 0 when the file is new.</param>
/// <param name="NewStart">1-based; 0 when the file goes.</param>
/// <param name="Lines">In order.</param>
public sealed record Hunk(string Header, int OldStart, int NewStart, IReadOnlyList<DiffLine> Lines);

/// <summary>What a line of a hunk is.</summary>
public enum DiffLineKind
{
    /// <summary>On both sides.</summary>
    Context,

    /// <summary>On the new side only.</summary>
    Added,

    /// <summary>On the old side only.</summary>
    Removed,
}

/// <summary>One line of a hunk.</summary>
/// <param name="Kind">Which side it is on.</param>
/// <param name="Text">Without sign and line end; a CR that belongs to the file is kept.</param>
/// <param name="OldNumber">1-based line number on the old side, or null.</param>
/// <param name="NewNumber">1-based line number on the new side, or null.</param>
/// <param name="NoNewline">The file ends here without a line end.</param>
public sealed record DiffLine(DiffLineKind Kind, string Text, int? OldNumber, int? NewNumber, bool NoNewline = false);
