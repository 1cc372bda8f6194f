using Microsoft.EntityFrameworkCore;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reviewing;

namespace SeerDashboard.Store.Reviewing;

/// <summary>Reads what people said of a run and viewed of it.</summary>
public sealed class ReviewReader(IDbContextFactory<SeerContext> store)
{
    /// <summary>All of one run.</summary>
    public async Task<RunReview> OfAsync(RunKey run, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        var viewed = await context.ViewedFiles.AsNoTracking().Where(row => row.RunId == run.RunId.Value && row.Integration == run.Integration && row.Installation == run.Installation)
            .Select(row => new ViewedMark(row.Person, row.FileKey, row.Content)).ToListAsync(cancel);
        var verdicts = await context.ReviewVerdicts.AsNoTracking().Where(row => row.RunId == run.RunId.Value && row.Integration == run.Integration && row.Installation == run.Installation)
            .OrderByDescending(row => row.Id).ToListAsync(cancel);
        return new([.. verdicts.Select(Verdict).OfType<GivenVerdict>()], await CommentsAsync(context, run, cancel), viewed);
    }

    /// <summary>The comments on one run, oldest first.</summary>
    public async Task<IReadOnlyList<ReviewComment>> CommentsAsync(RunKey run, CancellationToken cancel)
    {
        await using var context = await store.CreateDbContextAsync(cancel);
        return await CommentsAsync(context, run, cancel);
    }

    private static async Task<IReadOnlyList<ReviewComment>> CommentsAsync(SeerContext context, RunKey run, CancellationToken cancel)
    {
        var rows = await context.ReviewComments.AsNoTracking().Where(row => row.RunId == run.RunId.Value && row.Integration == run.Integration && row.Installation == run.Installation)
            .OrderBy(row => row.Id).ToListAsync(cancel);
        return [.. rows.Select(row => new ReviewComment(row.Id, new(row.Repo, row.Path, DiffSides.Of(row.Side), row.Line), row.Author, row.At, row.Text) { On = row.Content is { } content ? new(content, row.Quote) : null })];
    }

    // One that a later version gave is not known here.
    private static GivenVerdict? Verdict(Tables.VerdictRow row) =>
        ReviewVerdicts.Of(row.Verdict) is { } verdict ? new(row.Person, row.At, verdict, row.Reason, row.Over) : null;
}
