using System.Data.Common;
using MudBlazor;
using SeerDashboard.Components.Diff;
using SeerDashboard.Runs.Reviewing;
using SeerDashboard.Store.Audit;
using SeerDashboard.Store.Reviewing;

namespace SeerDashboard.Components.Review;

/// <summary>What a person does in a review on a page; what cannot be done is said in a sentence. One a circuit.</summary>
public sealed class ReviewActs(RunReviews reviews, ISnackbar snackbar)
{
    private const string NotAllowed = "You may look at this run, and not review it: that takes the role Operator.";
    private const string OtherCode = "The code is another one now: look at it again, then give your verdict. What you wrote is still here.";
    private const string OtherCause = "The root cause is another one now: read it again, then give your verdict. What you wrote is still here.";
    private const string Gone = "This could not be kept: the run was erased.";

    /// <summary>Gives a verdict; whether it was kept.</summary>
    /// <param name="now">The review.</param>
    /// <param name="verdict">Which.</param>
    /// <param name="reason">Why; null when it is not said.</param>
    /// <param name="seen">What it is given on (<see cref="ReviewNow.Over"/>), as it was when whoever gives it looked: the run may be another one by now.</param>
    public Task<bool> VerdictAsync(ReviewNow now, ReviewVerdict verdict, string? reason, string seen)
    {
        var clean = ReviewLimits.Clean(reason);
        if (clean.Length > 0 && ReviewLimits.Problem(clean, ReviewLimits.Reason) is { } problem)
            return RefuseAsync($"The reason cannot be kept. {problem}");
        return DoAsync(now, async () => await reviews.VerdictAsync(
            now.Run.Key, verdict, clean.Length == 0 ? null : clean, now.Me.Name, CancellationToken.None, run => ReviewVerdicts.GivenOn(verdict, run) == seen) switch
        {
            VerdictOutcome.Kept => null,
            VerdictOutcome.NotSeen => verdict == ReviewVerdict.WrongCause ? OtherCause : OtherCode,
            _ => Gone,
        });
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
        // Written on code that is another one by now: it is kept as that.
        if (ask.Content is { } content && !now.Files.Any(file => file.Key == ask.FileKey && file.Content == content))
            return Earlier(ask) is { } on
                ? CommentAsync(now, new(about.Repo, about.Diff.Path, DiffSides.Of(ask.Side), ask.Line), ask.Text, on)
                : RefuseAsync("This could not be kept: the page does not say what it is about. Load the page again.");
        var (place, problem) = ChangedFiles.Find(now.Files, about.Repo, about.Diff.Path, DiffSides.Of(ask.Side), ask.Line);
        return place is null ? RefuseAsync($"This could not be kept. {problem}") : CommentAsync(now, place, ask.Text, ChangedFiles.At(now.Files, place));
    }

    /// <summary>Says something about the whole run; whether it was kept.</summary>
    public Task<bool> CommentAsync(ReviewNow now, string text) => CommentAsync(now, CommentPlace.Run, text, on: null);

    private Task<bool> CommentAsync(ReviewNow now, CommentPlace place, string text, CommentedOn? on)
    {
        ArgumentNullException.ThrowIfNull(now);
        var clean = ReviewLimits.Clean(text);
        if (ReviewLimits.Problem(clean, ReviewLimits.Comment) is { } problem)
            return RefuseAsync($"The comment cannot be kept. {problem}");
        if (now.Review.Comments.Count >= ReviewLimits.Comments)
            return RefuseAsync($"This run has {now.Review.Comments.Count} comments, and cannot have more.");
        return DoAsync(now, async () => await reviews.CommentAsync(now.Run.Key, place, clean, now.Me.Name, CancellationToken.None, on) is null ? Gone : null);
    }

    /// <summary>The code that a browser says it showed; null when no code can be so.</summary>
    private static CommentedOn? Earlier(CommentAsk ask) =>
        ask.Content is { Length: 16 } content && content.All(char.IsAsciiHexDigitLower) && ask.Line is null or > 0 && (DiffSides.Of(ask.Side) is null) == (ask.Line is null)
            ? new(content, ask.Line is null ? null : CommentedOn.Cut(ask.Quote ?? ""))
            : null;

    /// <summary>Deletes a comment of the viewer's own.</summary>
    public Task<bool> RemoveAsync(ReviewNow now, ReviewComment comment) => DoAsync(now, async () =>
    {
        await reviews.RemoveAsync(now.Run.Key, comment.Id, now.Me.Name, CancellationToken.None);
        return null;
    });

    /// <summary>Marks a file as viewed, or takes the mark away; only as it is now, so that one who looks at an earlier version does not end the mark on this one.</summary>
    public Task<bool> ViewAsync(ReviewNow now, ViewedAsk ask) => DoAsync(now, async () =>
    {
        if (now.Files.FirstOrDefault(file => file.Key == ask.FileKey && file.Content == ask.Content) is not { } seen)
            return now.Files.FirstOrDefault(file => file.Key == ask.FileKey) is { } other
                ? $"This could not be kept: {other.Diff.Path} is another one now. Look at it again."
                : "This could not be kept: the file is not among the changes any more.";
        await reviews.ViewAsync(now.Run.Key, new(now.Me.Name, seen.Key, seen.Content), ask.Viewed, CancellationToken.None);
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
        catch (Exception error) when (error is NotAllowedException or DbException)
        {
            return await RefuseAsync(error is NotAllowedException ? $"Nothing was kept. {error.Message}" : "This could not be saved: the store cannot be written at the moment. What you wrote is still here.");
        }
    }

    private Task<bool> RefuseAsync(string why)
    {
        snackbar.Add(why, Severity.Error);
        return Task.FromResult(false);
    }
}
