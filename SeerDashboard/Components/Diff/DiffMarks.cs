namespace SeerDashboard.Components.Diff;

/// <summary>What people said and did about the files of a change set, as the diff is told of it. What was said the browser reads from the API: so it does not travel through the circuit.</summary>
/// <param name="Viewed">What the viewer marked as viewed, as far as it still is what it was then.</param>
/// <param name="Said">Another text when the comments are others.</param>
public sealed record DiffMarks(IReadOnlyList<ViewedFile> Viewed, string Said)
{
    /// <summary>Nobody did anything.</summary>
    public static readonly DiffMarks None = new([], "");

    /// <summary>They say the same.</summary>
    public bool Equals(DiffMarks? other) => other is not null && Said == other.Said && Viewed.SequenceEqual(other.Viewed);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Said, Viewed.Count);
}

/// <summary>A file that the viewer marked as viewed.</summary>
/// <param name="FileKey">Which (<see cref="Diffs.FileKey.Of"/>).</param>
/// <param name="Content">What it was then (<see cref="Diffs.FileKey.Content"/>).</param>
public sealed record ViewedFile(string FileKey, string Content);

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
/// <param name="Content">What the file was then (<see cref="Diffs.FileKey.Content"/>): it may be another one by now.</param>
/// <param name="Quote">What the line said then.</param>
public sealed record CommentAsk(string FileKey, string? Side, int? Line, string Text, string? Content = null, string? Quote = null);
