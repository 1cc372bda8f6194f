using System.Globalization;
using SeerDashboard.Runs.Reviewing;

namespace SeerDashboard.Runs.Telling;

/// <summary>
/// The review of a run as Markdown, for the pull request. Whoever wrote a comment may have copied it from anywhere: it can become no image,
/// HTML or link to a script, calls nobody, and stands in a quotation, where no host takes a line for a command.
/// </summary>
public static class ReviewText
{
    /// <summary>The text; lines end with a line feed, and so does the last.</summary>
    /// <param name="run">With patch texts.</param>
    /// <param name="review">What people said.</param>
    /// <param name="page">Absolute address of the review's page.</param>
    public static string Of(Run run, RunReview review, string page)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(review);
        var standing = review.Verdicts.FirstOrDefault(given => Stands(run, given));
        var blocks = new Blocks().Heading(2, standing is null ? "Review" : $"Review: {ReviewVerdicts.Words(standing.Verdict)}");
        blocks.Bullets(
        [
            $"Fix for {Words.Title(run)}",
            $"Run: {Words.Link(run.RunId.ToString(), page)}",
            Words.Size(run) is { } size ? $"Change: {size}" : null,
        ]);
        foreach (var given in review.Verdicts)
            blocks.Add($"{Name(given.By)}: **{ReviewVerdicts.Words(given.Verdict)}**{(Stands(run, given) ? "" : ", on an earlier version")}, {Words.Time(given.At)}").Add(Quoted(given.Reason));
        var files = ChangedFiles.Of(run.Changes);
        foreach (var about in CommentThread.All(review.Comments, files))
        {
            blocks.Heading(3, Heading(about));
            foreach (var comment in about.Comments)
                blocks.Add($"{Line(comment.Place, ChangedFiles.Stands(files, comment) || comment.On is null)}{Name(comment.Author)}, {Words.Time(comment.At)}").Add(Quoted(comment.Text));
        }

        return (review.Verdicts.Count + review.Comments.Count == 0 ? blocks.Add("Nobody has said anything yet.") : blocks).ToString();
    }

    private static bool Stands(Run run, GivenVerdict given) => ReviewVerdicts.Over(given.Verdict, run.RootCause, run.Changes) == given.Over;

    private static string Heading(CommentThread about) => about.Path switch
    {
        null => "The whole run",
        "" => $"A file without a name{Repo(about.Repo)}",
        var path => Fence.Span(path) + Repo(about.Repo),
    };

    private static string Repo(string? repo) => repo is { Length: > 0 } ? $" in {Fence.Span(repo)}" : "";

    private static string Line(CommentPlace place, bool stands) => place.Line is { } line
        ? string.Create(CultureInfo.InvariantCulture, $"{(place.Side == DiffSide.Old ? "Old line" : "Line")} {line}{(stands ? "" : " of earlier code")} · ")
        : "";

    private static string Name(string person) => OneLine.Plain(person);

    private static string? Quoted(string? text) => text is null ? null : SafeMarkdown.Quoted(text);
}
