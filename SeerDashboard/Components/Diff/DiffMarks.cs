namespace SeerDashboard.Components.Diff;

/// <summary>What people said and did about the files of a change set, as the diff shows it.</summary>
/// <param name="Viewed">What the viewer marked as viewed. One whose content is another now is none.</param>
/// <param name="Comments">What was said about files and lines, oldest first.</param>
public sealed record DiffMarks(IReadOnlyCollection<ViewedFile> Viewed, IReadOnlyList<DiffComment> Comments)
{
    /// <summary>Nobody did anything.</summary>
    public static readonly DiffMarks None = new([], []);
}

/// <summary>A file that the viewer marked as viewed.</summary>
/// <param name="FileKey">Which (<see cref="Diffs.FileKey.Of"/>).</param>
/// <param name="Content">What it was then (<see cref="Diffs.FileKey.Content"/>).</param>
public sealed record ViewedFile(string FileKey, string Content);

/// <summary>What somebody said about a file.</summary>
/// <param name="Id">Which.</param>
/// <param name="FileKey">About which file.</param>
/// <param name="Side"><c>old</c> or <c>new</c>; null when it is about the file.</param>
/// <param name="Line">1-based, on that side; null when it is about the file.</param>
/// <param name="Author">Who.</param>
/// <param name="At">When.</param>
/// <param name="Text">As they wrote it.</param>
public sealed record DiffComment(long Id, string FileKey, string? Side, int? Line, string Author, DateTimeOffset At, string Text);

/// <summary>The viewer marks a file as viewed, or takes the mark away.</summary>
/// <param name="FileKey">Which.</param>
/// <param name="Content">What it is now.</param>
/// <param name="Viewed">Whether it is marked from now on.</param>
public sealed record ViewedAsk(string FileKey, string Content, bool Viewed);

/// <summary>The viewer says something about a file.</summary>
/// <param name="FileKey">About which.</param>
/// <param name="Side"><c>old</c> or <c>new</c>; null for the file.</param>
/// <param name="Line">1-based, on that side; null for the file.</param>
/// <param name="Text">As written.</param>
public sealed record CommentAsk(string FileKey, string? Side, int? Line, string Text);
