using SeerDashboard.Diffs;

namespace SeerDashboard.Runs.Reviewing;

/// <summary>What somebody said about a run's changes.</summary>
/// <param name="Id">Which; numbers are not used twice.</param>
/// <param name="Place">About what.</param>
/// <param name="Author">Who.</param>
/// <param name="At">When.</param>
/// <param name="Text">As they wrote it.</param>
public sealed record ReviewComment(long Id, CommentPlace Place, string Author, DateTimeOffset At, string Text)
{
    /// <summary>The code that it was written on; null when it is about no file, and when that was not kept.</summary>
    public CommentedOn? On { get; init; }
}

/// <summary>The code that a comment was written on: the next delivery may have other code at the same line.</summary>
/// <param name="Content"><see cref="FileKey.Content"/> of the file.</param>
/// <param name="Quote">What the line says, cut to <see cref="Longest"/>; null when the comment is about the file.</param>
public sealed record CommentedOn(string Content, string? Quote)
{
    /// <summary>Most characters of a line that are kept.</summary>
    public const int Longest = 200;

    /// <summary>A line's text as it is kept and compared.</summary>
    public static string? Cut(string? line) => line?.TrimEnd('\r') is { Length: > Longest } all ? all[..Longest] : line?.TrimEnd('\r');
}

/// <summary>What a comment is about.</summary>
/// <param name="Repo">The file's repository, verbatim; null when it is about the whole run.</param>
/// <param name="Path">The file; null when it is about the whole run.</param>
/// <param name="Side">The side that the line is on; null when it is about the file.</param>
/// <param name="Line">1-based; null when it is about the file.</param>
public sealed record CommentPlace(string? Repo = null, string? Path = null, DiffSide? Side = null, int? Line = null)
{
    /// <summary>About the whole run.</summary>
    public static readonly CommentPlace Run = new();

    /// <summary>The file's key; null when it is about the whole run.</summary>
    public string? FileKey => Path is null ? null : Diffs.FileKey.Of(Repo ?? "", Path);
}

/// <summary>Side of a diff.</summary>
public enum DiffSide
{
    /// <summary>As it was.</summary>
    Old,

    /// <summary>As it would be.</summary>
    New,
}

/// <summary>Sides as they are written.</summary>
public static class DiffSides
{
    /// <summary><c>old</c> or <c>new</c>.</summary>
    public static string Wire(DiffSide side) => side == DiffSide.Old ? "old" : "new";

    /// <summary>The one that is written so; null for anything else.</summary>
    public static DiffSide? Of(string? wire) => wire switch
    {
        "old" => DiffSide.Old,
        "new" => DiffSide.New,
        _ => null,
    };

    /// <summary>A line's number on a side; null when it is not there.</summary>
    public static int? Number(DiffLine line, DiffSide side) => side == DiffSide.Old ? line.OldNumber : line.NewNumber;
}
