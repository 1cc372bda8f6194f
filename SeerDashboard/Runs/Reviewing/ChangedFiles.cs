using System.Globalization;
using SeerDashboard.Diffs;

namespace SeerDashboard.Runs.Reviewing;

/// <summary>A file of a change set with its diff.</summary>
/// <param name="Repo">Its repository, verbatim.</param>
/// <param name="Diff">What changes in it.</param>
public sealed record ChangedFile(string Repo, DiffFile Diff)
{
    /// <summary>Which file it is.</summary>
    public string Key { get; } = FileKey.Of(Repo, Diff.Path);

    /// <summary>What changes in it.</summary>
    public string Content { get; } = FileKey.Content(Diff);
}

/// <summary>The files of a change set, read.</summary>
public static class ChangedFiles
{
    private const int MostNamed = 10;

    /// <summary>In the order delivered; what is no diff is a file as well.</summary>
    public static IReadOnlyList<ChangedFile> Of(IEnumerable<RepositoryChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return [.. changes.SelectMany(change => ReadFiles.Of(change).Select(diff => new ChangedFile(change.Repo, diff)))];
    }

    /// <summary>The place in a change set that a path and a line name, or why there is none, as a sentence.</summary>
    /// <param name="files">The change set.</param>
    /// <param name="repo">Which repository's file; may be null as long as only one has the path.</param>
    /// <param name="path">The file.</param>
    /// <param name="side">Which side the line is on; null: the new one, and the old one for a line that is gone.</param>
    /// <param name="line">1-based; null for the file.</param>
    public static (CommentPlace? Place, string? Problem) Find(IReadOnlyList<ChangedFile> files, string? repo, string path, DiffSide? side, int? line)
    {
        ArgumentNullException.ThrowIfNull(files);
        var found = files.Where(file => file.Diff.Path == path && (repo is null || file.Repo == repo)).ToList();
        if (found.Count == 0)
            return (null, $"The change set has no file '{path}'{(repo is null ? "" : $" in '{repo}'")}. {Has(files)}");
        if (found.Select(file => file.Repo).Distinct(StringComparer.Ordinal).Count() > 1)
            return (null, $"Several repositories change '{path}'. Add 'repo': {string.Join(", ", found.Select(file => $"'{file.Repo}'").Distinct())}.");
        if (line is not { } number)
            return (new(found[0].Repo, path), null);
        DiffSide[] sides = side is { } given ? [given] : [DiffSide.New, DiffSide.Old];
        foreach (var one in sides)
        {
            if (found.SelectMany(file => file.Diff.Hunks).SelectMany(hunk => hunk.Lines).Any(each => DiffSides.Number(each, one) == number))
                return (new(found[0].Repo, path, one, number), null);
        }

        return (null, string.Create(CultureInfo.InvariantCulture, $"Line {number} is not in the diff of '{path}'. {Shows(found, sides[0])}"));
    }

    /// <summary>The code at a place; null when it is about no file, or is not there.</summary>
    public static CommentedOn? At(IReadOnlyList<ChangedFile> files, CommentPlace place)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(place);
        foreach (var file in files.Where(file => file.Key == place.FileKey))
        {
            if (place is not { Line: { } number, Side: { } side })
                return new(file.Content, null);
            if (file.Diff.Hunks.SelectMany(hunk => hunk.Lines).FirstOrDefault(line => DiffSides.Number(line, side) == number) is { } line)
                return new(file.Content, CommentedOn.Cut(line.Text));
        }

        return null;
    }

    /// <summary>Whether a comment is about what is at its place now: the same change of the file, or at least the same line.</summary>
    public static bool Stands(IReadOnlyList<ChangedFile> files, ReviewComment comment)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(comment);
        if (comment.Place.FileKey is not { } key)
            return true;
        var same = files.Where(file => file.Key == key).ToList();
        if (same.Count == 0)
            return false;
        return comment.On is not { } on || same.Exists(file => file.Content == on.Content) || (comment.Place.Line is not null && At(same, comment.Place)?.Quote == on.Quote);
    }

    private static string Has(IReadOnlyList<ChangedFile> files)
    {
        if (files.Count == 0)
            return "It has no file at all.";
        var named = string.Join(", ", files.Take(MostNamed).Select(file => $"'{file.Diff.Path}'"));
        return string.Create(CultureInfo.InvariantCulture, $"It has {named}{(files.Count > MostNamed ? $" and {files.Count - MostNamed} more" : "")}.");
    }

    private static string Shows(List<ChangedFile> found, DiffSide side)
    {
        var parts = found.SelectMany(file => file.Diff.Hunks)
            .Select(hunk => hunk.Lines.Select(line => DiffSides.Number(line, side)).OfType<int>().ToList()).Where(numbers => numbers.Count > 0)
            .Select(numbers => string.Create(CultureInfo.InvariantCulture, $"{numbers[0]}–{numbers[^1]}")).ToList();
        return parts.Count == 0 ? $"It shows no line of the {DiffSides.Wire(side)} side." : $"Of the {DiffSides.Wire(side)} side it shows {string.Join(", ", parts)}.";
    }
}
