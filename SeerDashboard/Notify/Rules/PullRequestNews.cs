using SeerDashboard.Runs;

namespace SeerDashboard.Notify.Rules;

/// <summary>What happens once a pull request is there: the run stays, or comes back to, where it was, and all the same somebody has to look again.</summary>
internal static class PullRequestNews
{
    /// <summary>Detail of an occasion: it was a draft, and is none any more.</summary>
    public const string Ready = "ready";

    /// <summary>Detail of an occasion: Seer worked feedback in.</summary>
    public const string Feedback = "feedback";

    /// <summary>Detail of an occasion: Seer wrote its code once more.</summary>
    public const string Again = "again";

    /// <summary>One that is no draft is said to be ready right after it is said to be there: that is one piece of news.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1);

    /// <summary>Which time of its happening it is that pull requests are there.</summary>
    public static string NameOf(RunSummary run) => Occasion.Numbered("pr", Count(run));

    /// <summary>What is new of pull requests that were there before; null: nothing, or the first came.</summary>
    /// <param name="before">The run before.</param>
    /// <param name="after">The run, with a pull request that is open.</param>
    /// <param name="isSame">It was open before, and nothing ran.</param>
    public static Occasion? Of(RunSummary before, RunSummary after, bool isSame)
    {
        if (Count(before) == 0 || Count(after) > Count(before))
            return null;
        var completed = after.Step(Stage.PullRequest).CompletedAt ?? after.UpdatedAt;
        if (!isSame && before.Stage == Stage.Coding)
            return News(Again, completed.UtcTicks);
        if (after.Iteration is { } iteration && (!isSame || before.Iteration != iteration))
            return News(Feedback, iteration);
        return isSame && after.ReadyForReview && !before.ReadyForReview && completed - before.Step(Stage.PullRequest).CompletedAt > AtOnce ? News(Ready, Count(after)) : null;
    }

    private static Occasion News(string what, long number) => new(NotifyEvent.PullRequestOpened, Occasion.Numbered($"pr {what}", number), what);

    private static int Count(RunSummary run) => run.PullRequests.Count(request => request.Exists());
}
