using System.Data.Common;
using MudBlazor;
using SeerDashboard.Components.Diff;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Store.Reviewing;

namespace SeerDashboard.Components.Review;

/// <summary>What a person does in a review on a page; what cannot be done is said in a sentence. One a circuit.</summary>
public sealed class ReviewActs(RunReviews reviews, ISnackbar snackbar)
{
    private const string NotAllowed = "You may look at this run, and not review it: that takes the role Operator.";
    private const string Gone = "This could not be kept: the run was erased.";

    /// <summary>Gives a verdict; whether it was kept.</summary>
    public Task<bool> VerdictAsync(ReviewNow now, ReviewVerdict verdict, string? reason)
    {
        var clean = ReviewLimits.Clean(reason);
        if (clean.Length > 0 && ReviewLimits.Problem(clean, ReviewLimits.Reason) is { } problem)
            return RefuseAsync($"The reason cannot be kept. {problem}");
        return DoAsync(now, async () => await reviews.VerdictAsync(now.Run.Key, verdict, clean.Length == 0 ? null : clean, now.Me.Name, CancellationToken.None) ? null : Gone);
    }

    /// <summary>Takes the viewer's verdict back.</summary>
    public Task<bool> TakeBackAsync(ReviewNow now) => DoAsync(now, async () =>
    {
        await reviews.TakeBackAsync(now.Run.Key, now.Me.Name, CancellationToken.None);
        return null;
    });

    /// <summary>Says something about a file or a line; whether it was kept.</summary>
    public Task<bool> CommentAsync(ReviewNow now, CommentAsk ask)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(ask);
        if (now.Files.FirstOrDefault(file => file.Key == ask.FileKey) is not { } about)
            return RefuseAsync("This could not be kept: the file is not among the changes any more.");
        var (place, problem) = ChangedFiles.Find(now.Files, about.Repo, about.Diff.Path, DiffSides.Of(ask.Side), ask.Line);
        return place is null ? RefuseAsync($"This could not be kept. {problem}") : CommentAsync(now, place, ask.Text);
    }

    /// <summary>Says something about a place, or the whole run; whether it was kept.</summary>
    public Task<bool> CommentAsync(ReviewNow now, CommentPlace place, string text)
    {
        ArgumentNullException.ThrowIfNull(now);
        var clean = ReviewLimits.Clean(text);
        if (ReviewLimits.Problem(clean, ReviewLimits.Comment) is { } problem)
            return RefuseAsync($"The comment cannot be kept. {problem}");
        if (now.Review.Comments.Count >= ReviewLimits.Comments)
            return RefuseAsync($"This run has {now.Review.Comments.Count} comments, and cannot have more.");
        return DoAsync(now, async () => await reviews.CommentAsync(now.Run.Key, place, clean, now.Me.Name, CancellationToken.None) is null ? Gone : null);
    }

    /// <summary>Deletes a comment of the viewer's own.</summary>
    public Task<bool> RemoveAsync(ReviewNow now, ReviewComment comment) => DoAsync(now, async () =>
    {
        await reviews.RemoveAsync(now.Run.Key, comment.Id, now.Me.Name, CancellationToken.None);
        return null;
    });

    /// <summary>Marks a file as viewed, or takes the mark away.</summary>
    public Task<bool> ViewAsync(ReviewNow now, ViewedAsk ask) => DoAsync(now, async () =>
    {
        await reviews.ViewAsync(now.Run.Key, new(now.Me.Name, ask.FileKey, ask.Content), ask.Viewed, CancellationToken.None);
        return null;
    });

    private async Task<bool> DoAsync(ReviewNow now, Func<Task<string?>> act)
    {
        if (!now.Me.MayAct)
            return await RefuseAsync(NotAllowed);
        try
        {
            return await act() is not { } problem || await RefuseAsync(problem);
        }
        catch (DbException)
        {
            return await RefuseAsync("This could not be saved: the store cannot be written at the moment. What you wrote is still here.");
        }
    }

    private Task<bool> RefuseAsync(string why)
    {
        snackbar.Add(why, Severity.Error);
        return Task.FromResult(false);
    }
}
