using System.Globalization;
using System.Text;
using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Runs.Telling;
using SeerDashboard.Store;
using SeerDashboard.Store.Reviewing;

namespace SeerDashboard.Api;

/// <summary><c>POST /api/runs/{runId}/verdict</c>, <c>GET</c> and <c>POST /api/runs/{runId}/comments</c>: what people and programs say of a run's changes; <c>GET …/review</c> tells it in words.</summary>
internal static class ReviewEndpoints
{
    // A character may take four bytes, and six as it is escaped in JSON.
    private const int MostCommentBytes = (ReviewLimits.Comment * 6) + 4096;
    private const int MostVerdictBytes = (ReviewLimits.Reason * 6) + 4096;

    /// <summary>Gives the caller's verdict, and answers the changed summary.</summary>
    public static async Task<IResult> VerdictAsync(string runId, HttpRequest request, RunReader runs, RunReviews reviews, CancellationToken cancel)
    {
        var body = await HandlingBody.ReadAsync(request, ["verdict", "reason", "version"], cancel, MostVerdictBytes);
        var (word, reason, seen) = (body.Text("verdict"), ReviewLimits.Clean(body.Text("reason")), body.Number("version"));
        var verdict = ReviewVerdicts.Of(word);
        if (verdict is null)
            body.Add($"'verdict' must be ship, needsWork or wrongCause; it was {(word is null ? "not given" : $"'{word}'")}.");
        if (reason.Length > 0 && ReviewLimits.Problem(reason, ReviewLimits.Reason) is { } tooLong)
            body.Add($"'reason' cannot be kept: {tooLong}");
        if (body.Wrong.Length > 0)
            return ApiProblem.BadBody(body.Wrong);
        var (found, problem) = await OneRun.FindAsync(runId, request, runs, cancel);
        if (found is not { } run)
            return problem!;
        var outcome = await reviews.VerdictAsync(
            run, verdict!.Value, reason.Length == 0 ? null : reason, Me.Of(request.HttpContext.User).Name, cancel, now => seen is null || now.CurrentVersion == seen);
        if (outcome == VerdictOutcome.NotSeen)
            return ApiProblem.OtherCode(runId, seen!.Value);
        // It may be erased between the two, and after.
        return outcome == VerdictOutcome.Kept && await runs.SummaryAsync(run, cancel) is { } summary
            ? TypedResults.Json(summary, RunsJson.Default.RunSummary)
            : ApiProblem.NoRun(runId);
    }

    /// <summary>Takes the caller's verdict back; the same when there is none.</summary>
    public static async Task<IResult> TakeBackAsync(string runId, HttpRequest request, RunReader runs, RunReviews reviews, CancellationToken cancel)
    {
        var (found, problem) = await OneRun.FindAsync(runId, request, runs, cancel);
        if (found is not { } run)
            return problem!;
        await reviews.TakeBackAsync(run, Me.Of(request.HttpContext.User).Name, cancel);
        return await runs.SummaryAsync(run, cancel) is { } summary ? TypedResults.Json(summary, RunsJson.Default.RunSummary) : ApiProblem.NoRun(runId);
    }

    /// <summary>Deletes a comment of the caller's.</summary>
    public static async Task<IResult> RemoveAsync(string runId, string id, HttpRequest request, RunReader runs, RunReviews reviews, CancellationToken cancel)
    {
        var (found, problem) = await OneRun.FindAsync(runId, request, runs, cancel);
        if (found is not { } run)
            return problem!;
        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var comment) && await reviews.RemoveAsync(run, comment, Me.Of(request.HttpContext.User).Name, cancel)
            ? TypedResults.NoContent()
            : ApiProblem.NoComment(id);
    }

    /// <summary>All comments on a run.</summary>
    public static async Task<IResult> CommentsAsync(string runId, HttpRequest request, RunReader runs, ReviewReader reviews, CancellationToken cancel)
    {
        var (found, problem) = await OneRun.FindAsync(runId, request, runs, cancel);
        if (found is not { } run)
            return problem!;
        var comments = await reviews.CommentsAsync(run, cancel);
        return Tagged.Json(request.HttpContext, new([.. comments.Select(CommentAnswer.Of)], comments.Count), ApiJson.Default.CommentList);
    }

    /// <summary>Keeps a comment on the run, on a <c>file</c>, or on a <c>line</c> of it, and answers it.</summary>
    public static async Task<IResult> CommentAsync(string runId, HttpRequest request, RunReader runs, RunReviews reviews, CancellationToken cancel)
    {
        var body = await HandlingBody.ReadAsync(request, ["file", "line", "text", "side", "repo"], cancel, MostCommentBytes);
        var asked = CommentAsked.Read(body);
        if (body.Wrong.Length > 0)
            return ApiProblem.BadBody(body.Wrong);
        if (OneRun.Number(runId) is not { } id)
            return ApiProblem.NoRun(runId);
        var found = await runs.FindAsync(id, OneRun.Sender(request, "installation"), OneRun.Sender(request, "integration"), cancel);
        if (found.Run is not { } run)
            return OneRun.NotOne(id, request, found.Candidates);
        var files = asked.File is null ? [] : ChangedFiles.Of(run.Changes);
        var (place, wrong) = asked.In(files);
        if (place is null)
            return ApiProblem.BadBody(wrong!);
        if (run.Comments >= ReviewLimits.Comments)
            return ApiProblem.Full($"Run {id} has {run.Comments} comments, and cannot have more. Delete some of yours.");
        return await reviews.CommentAsync(run.Key, place, asked.Text, Me.Of(request.HttpContext.User).Name, cancel, ChangedFiles.At(files, place)) is { } kept
            ? TypedResults.Json(CommentAnswer.Of(kept), ApiJson.Default.CommentAnswer, statusCode: StatusCodes.Status201Created)
            : ApiProblem.NoRun(runId);
    }

    /// <summary>What was said, to paste into the pull request.</summary>
    public static async Task<IResult> TellAsync(string runId, HttpRequest request, RunReader runs, ReviewReader reviews, PublicAddress address, CancellationToken cancel)
    {
        if (OneRun.Number(runId) is not { } id)
            return ApiProblem.NoRun(runId);
        var found = await runs.FindAsync(id, OneRun.Sender(request, "installation"), OneRun.Sender(request, "integration"), cancel);
        return found.Run is { } run
            ? TypedResults.Text(ReviewText.Of(run, await reviews.OfAsync(run.Key, cancel), OneRun.Page(request, address, id, RunWords.ReviewPath)), "text/markdown", Encoding.UTF8)
            : OneRun.NotOne(id, request, found.Candidates);
    }

    private sealed record CommentAsked(string? Repo, string? File, DiffSide? Side, int? Line, string Text)
    {
        public static CommentAsked Read(HandlingBody body)
        {
            var (side, text) = (body.Text("side"), ReviewLimits.Clean(body.Text("text")));
            var asked = new CommentAsked(body.Text("repo"), body.Text("file"), DiffSides.Of(side), body.Number("line"), text);
            if (ReviewLimits.Problem(text, ReviewLimits.Comment) is { } problem)
                body.Add($"'text' cannot be kept: {problem}");
            if (side is not null && asked.Side is null)
                body.Add($"'side' must be old or new; it was '{side}'.");
            if (asked.File is null && (asked.Line, asked.Repo, side) is not (null, null, null))
                body.Add("'line', 'side' and 'repo' need a 'file'. Leave them out for a comment on the whole run.");
            return asked;
        }

        public (CommentPlace? Place, string? Problem) In(IReadOnlyList<ChangedFile> files) =>
            File is null ? (CommentPlace.Run, null) : ChangedFiles.Find(files, Repo, File, Side, Line);
    }
}
