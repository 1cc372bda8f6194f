using SeerDashboard.Components.Text;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Run;

/// <summary>Where a file that Seer names can be looked at.</summary>
public sealed class FileLinks(IReadOnlyList<PullRequest> pullRequests, IReadOnlyList<RepositoryChange> changes)
{
    /// <summary>For a run of which no repository is known.</summary>
    public static readonly FileLinks None = new([], []);

    /// <summary>
    /// The link as sent, else made from a pull request of the same repository: only that tells where the repository is.
    /// Leads to the branch of the change when it is named, else to the default branch. Null when nothing is known.
    /// </summary>
    public string? Of(CodeFile file)
    {
        if (WebLink.From(file.Url) is { } sent)
            return sent;
        var pull = pullRequests.FirstOrDefault(pull => pull.Repo == file.Repo && pull.Url is not null);
        if (pull is null || Escaped(file.Path) is not { } path)
            return null;
        var branch = Escaped(changes.FirstOrDefault(change => change.Repo == file.Repo)?.Branch ?? "HEAD");
        var (mark, view) = pull.Provider switch
        {
            GitProvider.Github => ("/pull/", "/blob/"),
            GitProvider.Gitlab => ("/-/merge_requests/", "/-/blob/"),
            GitProvider.Bitbucket => ("/pull-requests/", "/src/"),
            _ => ("", ""),
        };
        var end = mark.Length == 0 ? -1 : pull.Url!.IndexOf(mark, StringComparison.Ordinal);
        return end < 0 || branch is null ? null : WebLink.From($"{pull.Url![..end]}{view}{branch}/{path}");
    }

    private static string? Escaped(string path)
    {
        var parts = path.Trim('/').Split('/');
        return parts.Any(part => part is "" or "." or "..") ? null : string.Join('/', parts.Select(Uri.EscapeDataString));
    }
}
