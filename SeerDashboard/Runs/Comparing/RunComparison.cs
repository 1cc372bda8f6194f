using SeerDashboard.Diffs;

namespace SeerDashboard.Runs.Comparing;

/// <summary>Two runs of one issue beside each other: what each found, plans and changes. Patch texts are not needed.</summary>
public sealed record RunComparison
{
    /// <summary>What each found, word by word; empty when neither found anything.</summary>
    public required IReadOnlyList<WordPiece> Cause { get; init; }

    /// <summary>The steps of both plans, in the order of the plans.</summary>
    public required IReadOnlyList<StepPair> Plan { get; init; }

    /// <summary>The files of both change sets, by repository and path.</summary>
    public required IReadOnlyList<FilePair> Files { get; init; }

    /// <summary>Compares.</summary>
    public static RunComparison Of(Run left, Run right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new()
        {
            Cause = WordDiff.Of(CauseWords(left.RootCause), CauseWords(right.RootCause)),
            Plan = StepPairs.Of(left.Solution?.Steps ?? [], right.Solution?.Steps ?? []),
            Files = Paired(left.Changes, right.Changes),
        };
    }

    /// <summary>What was found, in the order in which its page shows it; a line for each why and each step.</summary>
    private static string CauseWords(RootCause? cause)
    {
        if (cause is null)
            return "";
        IEnumerable<string?> lines = [cause.Summary ?? cause.Headline, .. cause.Whys, .. cause.Steps.Select(step => step.Title)];
        return string.Join('\n', lines.OfType<string>().Where(line => line.Length > 0));
    }

    private static List<FilePair> Paired(IReadOnlyList<RepositoryChange> left, IReadOnlyList<RepositoryChange> right)
    {
        var (lefts, rights) = (ByPlace(left), ByPlace(right));
        return [.. lefts.Keys.Union(rights.Keys).Order().Select(place => new FilePair(place.Repo, place.Path, lefts.GetValueOrDefault(place), rights.GetValueOrDefault(place)))];
    }

    // A payload may name a file twice: the last holds.
    private static Dictionary<(string Repo, string Path), FileChange> ByPlace(IReadOnlyList<RepositoryChange> changes) =>
        changes.SelectMany(change => change.Files.Select(file => (change.Repo, File: file))).GroupBy(one => (one.Repo, one.File.Path)).ToDictionary(group => group.Key, group => group.Last().File);
}

/// <summary>One file of two change sets.</summary>
/// <param name="Repo">Repository.</param>
/// <param name="Path">Path in it.</param>
/// <param name="Left">What the left run changes in it; null for nothing.</param>
/// <param name="Right">What the right run changes in it; null for nothing.</param>
public sealed record FilePair(string Repo, string Path, FileChange? Left, FileChange? Right)
{
    /// <summary>Both change it to the letter in the same way.</summary>
    public bool IsSame => Left is { PatchId: { } one } && Right?.PatchId == one;
}
