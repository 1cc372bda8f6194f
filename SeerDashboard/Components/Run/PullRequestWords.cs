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
}
