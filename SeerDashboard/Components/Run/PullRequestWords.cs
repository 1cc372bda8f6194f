using SeerDashboard.Runs;

namespace SeerDashboard.Components.Run;

/// <summary>How a pull request is named and what is said of it.</summary>
public static class PullRequestWords
{
    /// <summary>GitLab calls it a merge request and numbers it with an exclamation mark.</summary>
    public static string Name(PullRequest pull) => pull switch
    {
        { Number: null } => pull.Repo,
        { Provider: GitProvider.Gitlab } => $"{pull.Repo} !{pull.Number}",
        _ => $"{pull.Repo} #{pull.Number}",
    };

    /// <summary>What is known of it.</summary>
    public static string State(PullRequest pull) => pull.State switch
    {
        PullRequestState.Creating => "being created; this may have failed: Sentry does not say",
        PullRequestState.Opened => "opened",
        PullRequestState.Open => "open",
        PullRequestState.Draft => "draft",
        PullRequestState.Merged => "merged",
        PullRequestState.Closed => "closed without merging",
        _ => "",
    };

    /// <summary>How many of several there are, e.g. <c>2 of 3 open</c>; null when there is none.</summary>
    public static string? Together(IReadOnlyList<PullRequest> pulls)
    {
        if (pulls.Count == 0)
            return null;
        var open = pulls.Count(pull => pull.State is PullRequestState.Opened or PullRequestState.Open or PullRequestState.Draft);
        return pulls.Count == 1 ? $"pull request {State(pulls[0])}" : $"{open} of {pulls.Count} pull requests open";
    }
}
