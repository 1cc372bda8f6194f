namespace SeerDashboard.Diffs;

/// <summary>What of a file's diff could not be read as a diff.</summary>
[Flags]
internal enum Trouble
{
    /// <summary>All was read.</summary>
    None = 0,

    /// <summary>Text stands before the first file.</summary>
    Preamble = 1,

    /// <summary>Hunks, and no name above them.</summary>
    NoName = 2,

    /// <summary>A merge's diff against several parents.</summary>
    Combined = 4,

    /// <summary>A line that begins like a hunk and is none.</summary>
    BadHunk = 8,

    /// <summary>A hunk has more or fewer lines than it says.</summary>
    Counts = 16,

    /// <summary>Lines of a hunk begin with none of its signs.</summary>
    NoSign = 32,

    /// <summary>Lines that belong to no hunk and no header.</summary>
    Stray = 64,

    /// <summary>Fewer lines came than a hunk says, and neither Python's way of counting nor lost context at its end explains it.</summary>
    CutShort = 128,

    /// <summary>A binary file's content, as git writes it into a patch.</summary>
    BinaryPatch = 256,
}

/// <summary>Says troubles in words.</summary>
internal static class Troubles
{
    /// <summary>What <see cref="Trouble.NoName"/> is noted as.</summary>
    public const string NoName = "The diff names no file.";

    private static readonly (Trouble Trouble, string Sentence)[] Sentences =
    [
        (Trouble.Combined, "This is the combined diff of a merge; it is shown as it was sent."),
        (Trouble.BinaryPatch, "This is the content of a binary file as git writes it into a patch; it is shown as it was sent."),
        (Trouble.NoName, NoName),
        (Trouble.Preamble, "Text before the diff is only in the patch as it was sent."),
        (Trouble.BadHunk, "A hunk header cannot be read; its lines are only in the patch as it was sent."),
        (Trouble.Counts, "A hunk has more or fewer lines than its header says; every line that came is shown."),
        (Trouble.NoSign, "Some lines of a hunk have no sign; they are shown as unchanged."),
        (Trouble.Stray, "Some lines are no part of a diff; they are only in the patch as it was sent."),
    ];

    /// <summary>One sentence for each, or null when there is none.</summary>
    public static string? InWords(this Trouble trouble) =>
        trouble == Trouble.None ? null : string.Join(' ', Sentences.Where(each => trouble.HasFlag(each.Trouble)).Select(each => each.Sentence));
}
