using MudBlazor;
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

    /// <summary>The host's icon.</summary>
    public static string Icon(GitProvider provider) => provider switch
    {
        GitProvider.Github => Icons.Custom.Brands.GitHub,
        GitProvider.AzureDevOps => Icons.Custom.Brands.MicrosoftAzureDevOps,
        GitProvider.Gitlab => GitlabIcon,
        GitProvider.Bitbucket => BitbucketIcon,
        _ => Icons.Material.Outlined.AccountTree,
    };

    /// <summary>The host's name, for those who do not see the icon.</summary>
    public static string Host(GitProvider provider) => provider switch
    {
        GitProvider.Github => "GitHub",
        GitProvider.Gitlab => "GitLab",
        GitProvider.Bitbucket => "Bitbucket",
        GitProvider.AzureDevOps => "Azure DevOps",
        _ => "unknown host",
    };

    // Drawn here: MudBlazor has neither.
    private const string GitlabIcon = """<path d="M12 21.5 8.2 9.8h7.6L12 21.5z"/><path opacity=".75" d="M12 21.5 2.9 9.8h5.3L12 21.5zm0 0 9.1-11.7h-5.3L12 21.5z"/><path d="M2.9 9.8h5.3L5.9 2.8c-.1-.4-.6-.4-.7 0L2.9 9.8zm18.2 0h-5.3l2.3-7c.1-.4.6-.4.7 0l2.3 7z"/>""";
    private const string BitbucketIcon = """<path d="M2.7 3.5c-.4 0-.7.4-.6.8l2.6 15.5c.1.4.4.7.9.7h12.9c.3 0 .6-.2.6-.5L21.9 4.3c.1-.4-.2-.8-.6-.8H2.7zm11.3 11.2h-4L8.9 9.2h6.1l-1 5.5z"/>""";
}
