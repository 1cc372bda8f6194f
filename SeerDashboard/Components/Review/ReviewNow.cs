using SeerDashboard.Access;
using SeerDashboard.Components.Diff;
using SeerDashboard.Runs.Reviewing;

namespace SeerDashboard.Components.Review;

/// <summary>The review of a run as it is at one moment.</summary>
/// <param name="Run">The run, with patch texts.</param>
/// <param name="Files">The files of its change set.</param>
/// <param name="Review">What people said and did.</param>
/// <param name="Me">Who looks.</param>
public sealed record ReviewNow(Runs.Run Run, IReadOnlyList<ChangedFile> Files, RunReview Review, Me Me)
{
    /// <summary>What the diff shows of it.</summary>
    public DiffMarks Marks => field ??= new(
        [.. Review.Viewed.Where(mark => Me.Is(mark.Person)).Select(mark => new ViewedFile(mark.FileKey, mark.Content))],
        [.. Review.Comments.Where(comment => comment.Place.FileKey is not null).Select(Shown)]);

    /// <summary>How many files whoever looks has viewed as they are now.</summary>
    public int Viewed => Progress.FirstOrDefault(person => Me.Is(person.Person)).Files;

    /// <summary>The same for everybody else who viewed any.</summary>
    public IEnumerable<(string Person, int Files)> Others => Progress.Where(person => !Me.Is(person.Person));

    /// <summary>The verdict that whoever looks gave.</summary>
    public GivenVerdict? Mine => Review.Verdicts.FirstOrDefault(given => Me.Is(given.By));

    private IReadOnlyList<(string Person, int Files)> Progress => field ??= Review.Progress(Files);

    /// <summary>The verdict was given on what holds now.</summary>
    public bool Stands(GivenVerdict given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return ReviewVerdicts.Over(given.Verdict, Run.RootCause, Run.Changes) == given.Over;
    }

    private static DiffComment Shown(ReviewComment comment) => new(
        comment.Id, comment.Place.FileKey!, comment.Place.Side is { } side ? DiffSides.Wire(side) : null, comment.Place.Line, comment.Author, comment.At, comment.Text);
}
