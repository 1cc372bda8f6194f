using System.Text.Json;

namespace SeerDashboard.Runs.Reading;

/// <summary>Reads <c>pull_requests</c>; any of its values may be null while a pull request is being created, or when that failed.</summary>
internal static class PullRequestReader
{
    private static readonly Dictionary<string, GitProvider> Providers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["unknown"] = GitProvider.Unknown,
        ["github"] = GitProvider.Github,
        ["github_enterprise"] = GitProvider.Github,
        ["gitlab"] = GitProvider.Gitlab,
        ["bitbucket"] = GitProvider.Bitbucket,
        ["bitbucket_server"] = GitProvider.Bitbucket,
        ["azure_devops"] = GitProvider.AzureDevOps,
        ["vsts"] = GitProvider.AzureDevOps,
    };

    /// <summary>In the order sent; entries of another shape are left over.</summary>
    public static IReadOnlyList<PullRequest> Read(WireObject data, Leftovers left)
    {
        List<PullRequest> requests = [];
        foreach (var (item, path) in data.List("pull_requests") ?? [])
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                left.Add(path, item);
                continue;
            }

            var fields = new WireObject(item, path, left);
            requests.Add(Read(fields));
            fields.Rest();
        }

        return requests;
    }

    private static PullRequest Read(WireObject fields)
    {
        var inner = fields.Object("pull_request");
        var url = inner?.Link("pr_url");
        var request = new PullRequest
        {
            Repo = fields.Text("repo_name") ?? "",
            Number = inner?.Whole("pr_number"),
            Id = inner?.TextOrDigits("pr_id"),
            Url = url,
            Provider = Provider(fields, url),
        };
        inner?.Rest();
        return request with { State = request.Exists() ? PullRequestState.Opened : PullRequestState.Creating };
    }

    private static GitProvider Provider(WireObject fields, string? url)
    {
        var named = fields.Text("provider") ?? "unknown";
        var known = Providers.TryGetValue(named.StartsWith("integrations:", StringComparison.OrdinalIgnoreCase) ? named["integrations:".Length..] : named, out var provider);
        if (!known)
            fields.Mark("provider", held: false);
        return provider == GitProvider.Unknown ? Links.Provider(url) : provider;
    }
}
