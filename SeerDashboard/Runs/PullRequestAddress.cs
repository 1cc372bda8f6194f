using System.Globalization;

namespace SeerDashboard.Runs;

/// <summary>
/// Where a pull request may be opened: an address that is shaped as its Git host shapes them, on the host's public site or
/// on a server of one's own. What is shaped otherwise is text: a payload must not send people anywhere under the name of a pull request.
/// </summary>
public static class PullRequestAddress
{
    /// <summary>The address; null when there is none, or when it is not one of a pull request of that provider and number.</summary>
    public static WebAddress? Of(PullRequest pull)
    {
        ArgumentNullException.ThrowIfNull(pull);
        if (WebAddress.Of(pull.Url) is not { } address || address.Path is not { } path)
            return null;
        var provider = address.Site == GitProvider.Unknown ? pull.Provider : address.Site;
        if (pull.Provider != GitProvider.Unknown && pull.Provider != provider)
            return null;
        var number = provider switch
        {
            GitProvider.Github => Github(path),
            GitProvider.Gitlab => Gitlab(path),
            GitProvider.Bitbucket => Bitbucket(path),
            GitProvider.AzureDevOps => Azure(path),
            _ => Github(path) ?? Gitlab(path) ?? Bitbucket(path) ?? Azure(path),
        };
        return number is not null && (pull.Number is null || pull.Number == number) ? address : null;
    }

    /// <summary>The host, where the mark of the provider beside the link does not say it already; null where it does.</summary>
    public static string? HostBeside(PullRequest pull, WebAddress address)
    {
        ArgumentNullException.ThrowIfNull(pull);
        ArgumentNullException.ThrowIfNull(address);
        return address.Site != GitProvider.Unknown && address.Site == pull.Provider ? null : address.Shown;
    }

    // owner/repo/pull/1
    private static long? Github(IReadOnlyList<string> path) => path is [{ Length: > 0 }, { Length: > 0 }, "pull", var number, ..] ? Number(number) : null;

    // group/…/repo/-/merge_requests/1; before GitLab 12 without the dash.
    private static long? Gitlab(IReadOnlyList<string> path)
    {
        var (before, after) = Around(path, "merge_requests");
        return before.Count(part => part != "-") >= 2 ? Number(after) : null;
    }

    // workspace/repo/pull-requests/1 on the site; projects/KEY/repos/repo/pull-requests/1 on a server.
    private static long? Bitbucket(IReadOnlyList<string> path)
    {
        var (before, after) = Around(path, "pull-requests");
        return before is [_, _] or [.., "projects" or "users", _, "repos", _] ? Number(after) : null;
    }

    // organisation/project/_git/repo/pullrequest/1
    private static long? Azure(IReadOnlyList<string> path)
    {
        var (before, after) = Around(path, "pullrequest");
        return before is [.., "_git", { Length: > 0 }] ? Number(after) : null;
    }

    private static (IReadOnlyList<string> Before, string? After) Around(IReadOnlyList<string> path, string mark)
    {
        var at = path.ToList().LastIndexOf(mark);
        return at < 0 ? ([], null) : ([.. path.Take(at)], path.ElementAtOrDefault(at + 1));
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
