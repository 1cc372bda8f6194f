using System.Globalization;
using SeerDashboard.Access;
using SeerDashboard.Components.Diff;
using SeerDashboard.Diffs;
using SeerDashboard.Runs.Reviewing;

namespace SeerDashboard.Components.Review;

/// <summary>The review of a run as it is at one moment.</summary>
/// <param name="Run">The run, with patch texts.</param>
/// <param name="Files">The files of its change set.</param>
/// <param name="Review">What people said and did.</param>
/// <param name="Me">Who looks.</param>
public sealed record ReviewNow(Runs.Run Run, IReadOnlyList<ChangedFile> Files, RunReview Review, Me Me)
{
    /// <summary>What the diff is told of it.</summary>
    public DiffMarks Marks => field ??= new(Current(Review.Viewed.Where(mark => Me.Is(mark.Person))), Stamp(Review.Comments));

    /// <summary>The files that a patch goes without, and why.</summary>
    public IReadOnlyList<LeftOutFile> LeftOut => field ??= PatchText.LeftOut(Files.Select(file => file.Diff));

    /// <summary>How many files whoever looks has viewed as they are now.</summary>
    public int Viewed => Progress.FirstOrDefault(person => Me.Is(person.Person)).Files;

    /// <summary>The same for everybody else who viewed any.</summary>
    public IEnumerable<(string Person, int Files)> Others => Progress.Where(person => !Me.Is(person.Person));

    /// <summary>The verdict that whoever looks gave.</summary>
    public GivenVerdict? Mine => Review.Verdicts.FirstOrDefault(given => Me.Is(given.By));

    private IReadOnlyList<(string Person, int Files)> Progress => field ??= Review.Progress(Files);

    /// <summary>What a verdict that is given now is given on.</summary>
    public string Over(ReviewVerdict verdict) => ReviewVerdicts.Over(verdict, Run.RootCause, Run.Changes);

    /// <summary>The verdict was given on what holds now.</summary>
    public bool Stands(GivenVerdict given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return Over(given.Verdict) == given.Over;
    }

    /// <summary>Marks of files that are others now are none.</summary>
    private IReadOnlyList<ViewedFile> Current(IEnumerable<ViewedMark> marks)
    {
        var now = Files.Select(file => new ViewedFile(file.Key, file.Content)).ToHashSet();
        return [.. marks.Select(mark => new ViewedFile(mark.FileKey, mark.Content)).Where(now.Contains)];
    }

    /// <summary>Numbers are not used twice, and no comment becomes another.</summary>
    private static string Stamp(IReadOnlyList<ReviewComment> comments) =>
        comments.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{comments.Count}.{comments[^1].Id}");
}
