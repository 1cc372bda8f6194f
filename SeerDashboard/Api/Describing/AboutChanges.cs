using SeerDashboard.Api.Changes;
using SeerDashboard.Diffs;

namespace SeerDashboard.Api.Describing;

/// <summary>What is said of a run's changes, and of what people think of them.</summary>
internal static class AboutChanges
{
    private const string Group = "Changes";

    private static readonly Asked[] Version =
    [
        Asked.Number("version", "This change set instead of the one that holds; 1 is the first.", 2, 1, int.MaxValue),
        Asked.Number("against", "Compared with this change set: what changed between the two.", 1, 1, int.MaxValue),
        Asked.Number("againstRun", "Compared with the code of this run of the same issue.", 12344),
    ];

    public static Described Diff { get; } = new("getDiff", Group, "A run's changes, line by line")
    {
        More = "One JSON document, written so that it can be read line by line while it comes. Lines of very large files come only with 'file' and their key.",
        Query = [.. Version, Asked.Text("file", "Only the lines of this file, by its key.", FileKey.Of("acme/shop", "src/cart.py")), .. AboutRuns.Sender],
        Answers =
        [
            Answered.Json("The change set.", () => DiffJson.Default.ChangeSetAnswer, () => Examples.Changes), Answered.Same(),
            Answered.BadQuery("'version' may be 1 to 2: so many change sets were delivered."), .. AboutRuns.Missing,
        ],
    };

    public static Described Patch { get; } = new("getPatch", Group, "A run's changes as git apply takes them")
    {
        Query =
        [
            Asked.Text("repo", "Only this repository.", "acme/shop"), Asked.Text("file", "Only this file.", "src/cart.py"),
            Asked.Number("hunk", "Only this hunk of the file; 1 is the first.", 1, 1, int.MaxValue), .. Version, .. AboutRuns.Sender,
        ],
        Answers =
        [
            Answered.Text("text/x-diff", "The patch.", "diff --git a/src/cart.py b/src/cart.py\n--- a/src/cart.py\n+++ b/src/cart.py\n@@ -1 +1 @@\n-a\n+b\n"),
            Answered.BadQuery("'hunk' needs a 'file': hunks are counted in their file."),
            Answered.Problem(StatusCodes.Status404NotFound, "No such file", "The change set has no file 'src/basket.py'. Leave 'file' out to have all of it."),
            Answered.Problem(StatusCodes.Status409Conflict, "No patch", "'logo.png' cannot be in a patch. Its content was not sent. GET …/diff has what was sent."),
        ],
    };

    public static Described Review { get; } = new("tellReview", Group, "What was said of a run's changes, in words")
    {
        Query = AboutRuns.Sender,
        Answers = [Answered.Text("text/markdown", "The review, to paste into the pull request.", "# Review of run 12345\n"), .. AboutRuns.Missing],
    };

    public static Described Comments { get; } = new("listComments", Group, "The comments on a run")
    {
        Query = AboutRuns.Sender,
        Answers = [Answered.Json("All of them, the oldest first.", () => ApiJson.Default.CommentList, () => new([Examples.Comment], 1)), Answered.Same(), .. AboutRuns.Missing],
    };

    public static Described Uncomment { get; } = new("deleteComment", Group, "Deletes a comment of the caller's")
    {
        Query = AboutRuns.Sender,
        Answers = [new(StatusCodes.Status204NoContent, "It is gone."), .. AboutRuns.Missing],
    };

    public static Described Comment { get; } = new("comment", Group, "Comments on a run, on a file, or on a line of it")
    {
        Query = AboutRuns.Sender,
        Body =
        [
            Asked.Text("text", "What there is to say.", "This may be null as well.") with { IsRequired = true },
            Asked.Text("file", "On this file; without it, on the run.", "src/cart.py"),
            Asked.Number("line", "On this line of it.", 12, 1, int.MaxValue),
            Asked.OneOf("side", "Of the file as it will be, or as it was.", "new", "old"),
            Asked.Text("repo", "Where several repositories change the path.", "acme/shop"),
        ],
        Answers = [Answered.Json("The comment.", () => ApiJson.Default.CommentAnswer, () => Examples.Comment, StatusCodes.Status201Created), Answered.BadBody("'text' cannot be kept: it is empty."), .. AboutRuns.Missing],
    };
}
