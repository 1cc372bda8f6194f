namespace SeerDashboard.Runs.Reviewing;

/// <summary>What people said of a run, as its summary shows it.</summary>
/// <param name="Comments">How many comments there are.</param>
/// <param name="Verdict">The newest verdict; null when nobody gave one.</param>
/// <param name="Over">What that was given on.</param>
public sealed record ReviewStanding(int Comments, ReviewVerdict? Verdict, string Over)
{
    /// <summary>Nobody said anything.</summary>
    public static readonly ReviewStanding None = new(0, null, "");

    /// <summary>The verdict as the API writes it; null when it was given on something else than what holds now.</summary>
    public string? On(SeerRun run) => Verdict is { } verdict && ReviewVerdicts.GivenOn(verdict, run) == Over ? ReviewVerdicts.Wire(verdict) : null;
}

/// <summary>A file that somebody marked as viewed.</summary>
/// <param name="Person">Who.</param>
/// <param name="FileKey">Which (<see cref="Diffs.FileKey.Of"/>).</param>
/// <param name="Content">What it was then (<see cref="Diffs.FileKey.Content"/>).</param>
public sealed record ViewedMark(string Person, string FileKey, string Content);

/// <summary>All that people said and did in the review of one run.</summary>
/// <param name="Verdicts">The last of each person, newest first.</param>
/// <param name="Comments">Oldest first.</param>
/// <param name="Viewed">Everybody's marks, also those of files that are others now.</param>
public sealed record RunReview(IReadOnlyList<GivenVerdict> Verdicts, IReadOnlyList<ReviewComment> Comments, IReadOnlyList<ViewedMark> Viewed)
{
    /// <summary>Nobody did anything.</summary>
    public static readonly RunReview None = new([], [], []);

    /// <summary>How many of the files somebody has viewed as they are now, for everybody who viewed any; by name.</summary>
    public IReadOnlyList<(string Person, int Files)> Progress(IReadOnlyList<ChangedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var now = files.Select(file => (file.Key, file.Content)).ToHashSet();
        return [.. Viewed.Where(mark => now.Contains((mark.FileKey, mark.Content))).GroupBy(mark => mark.Person, StringComparer.OrdinalIgnoreCase)
            .Select(marks => (marks.Key, marks.Count())).OrderBy(person => person.Key, StringComparer.OrdinalIgnoreCase)];
    }
}
