using SeerDashboard.Runs;

namespace SeerDashboard.Components.Run;

/// <summary>Where a file that Seer names can be looked at.</summary>
public sealed class FileLinks(IReadOnlyList<PullRequest> pullRequests, IReadOnlyList<RepositoryChange> changes)
{
    // A run may name any number of them, and every file of it asks.
    private readonly Lazy<Dictionary<string, (PullRequest Pull, string Href)>> _pulls = new(() => pullRequests
        .Select(pull => (Pull: pull, PullRequestAddress.Of(pull)?.Href)).Where(found => found.Href is not null)
        .DistinctBy(found => found.Pull.Repo, StringComparer.Ordinal).ToDictionary(found => found.Pull.Repo, found => (found.Pull, found.Href!), StringComparer.Ordinal));

    private readonly Lazy<Dictionary<string, string?>> _branches = new(() => changes
        .DistinctBy(change => change.Repo, StringComparer.Ordinal).ToDictionary(change => change.Repo, change => change.Branch, StringComparer.Ordinal));

    /// <summary>For a run of which no repository is known.</summary>
    public static readonly FileLinks None = new([], []);

    /// <summary>
    /// The link as sent, else made from a pull request of the same repository: only that tells where the repository is.
    /// Leads to the branch of the change when it is named, else to the default branch. Null when nothing is known.
    /// </summary>
    public WebAddress? Of(CodeFile file)
    {
        if (WebAddress.Of(file.Url) is { } sent)
            return sent;
        if (file.Repo is not { } repo || !_pulls.Value.TryGetValue(repo, out var found) || Escaped(file.Path) is not { } path)
            return null;
        var (pull, at) = found;
        var branch = Escaped(_branches.Value.GetValueOrDefault(repo) ?? "HEAD");
        var (mark, view) = pull.Provider switch
        {
            GitProvider.Github => ("/pull/", "/blob/"),
            GitProvider.Gitlab => ("/-/merge_requests/", "/-/blob/"),
            GitProvider.Bitbucket => ("/pull-requests/", "/src/"),
            _ => ("", ""),
        };
        var end = mark.Length == 0 ? -1 : at.IndexOf(mark, StringComparison.Ordinal);
        return end < 0 || branch is null ? null : WebAddress.Of($"{at[..end]}{view}{branch}/{path}");
    }

    /// <summary>Whether the words of a link already say where it leads: they begin with the host, or name the very repository at a Git host that is known.</summary>
    public static bool IsSaid(WebAddress address, CodeFile file, string words)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(file);
        if (address.IsSaidBy(words))
            return true;
        // Elsewhere an address says in another order whose it is.
        if (address.Site is not (GitProvider.Github or GitProvider.Gitlab or GitProvider.Bitbucket) || file.Repo?.Split('/') is not { Length: > 1 } repo)
            return false;
        var path = address.Path;
        return path.Count > repo.Length && path.Take(repo.Length).SequenceEqual(repo, StringComparer.OrdinalIgnoreCase);
    }

    private static string? Escaped(string path)
    {
        var parts = path.Trim('/').Split('/');
        return parts.Any(part => part is "" or "." or "..") ? null : string.Join('/', parts.Select(Uri.EscapeDataString));
    }
}
