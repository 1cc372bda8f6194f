namespace SeerDashboard.Runs.Reviewing;

/// <summary>What was said of one file, or of the whole run.</summary>
/// <param name="Repo">The file's repository; null for the run.</param>
/// <param name="Path">The file; null for the run.</param>
/// <param name="Comments">By line, those on the file first; then as they came.</param>
/// <param name="IsGone">The file is not in the change set any more.</param>
public sealed record CommentThread(string? Repo, string? Path, IReadOnlyList<ReviewComment> Comments, bool IsGone)
{
    /// <summary>All of them: the run first, then files as they stand in the change set, and those that are gone.</summary>
    public static IReadOnlyList<CommentThread> All(IEnumerable<ReviewComment> comments, IReadOnlyList<ChangedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files)
            order.TryAdd(file.Key, order.Count);
        return [.. comments.GroupBy(comment => (comment.Place.Repo, comment.Place.Path))
            .Select(about => (Place: about.First().Place.FileKey is { } key ? order.GetValueOrDefault(key, int.MaxValue) : -1, About: about))
            .OrderBy(one => one.Place)
            .Select(one => new CommentThread(one.About.Key.Repo, one.About.Key.Path, [.. one.About.OrderBy(comment => comment.Place.Line ?? 0).ThenBy(comment => comment.Id)], one.Place == int.MaxValue))];
    }
}
