namespace SeerDashboard.Runs;

/// <summary>One pull request of a run, merged from all deliveries that named it.</summary>
public sealed record PullRequest
{
    /// <summary>Repository, verbatim.</summary>
    public required string Repo { get; init; }

    /// <summary>Number at the Git host; null while it is being created, or when creating failed.</summary>
    public long? Number { get; init; }

    /// <summary>The Git host's own id, verbatim.</summary>
    public string? Id { get; init; }

    /// <summary>Only http or https.</summary>
    public string? Url { get; init; }

    /// <summary>From <c>provider</c>, or from the URL's host when that is missing or unknown.</summary>
    public GitProvider Provider { get; init; }

    /// <summary>What is known of it.</summary>
    public PullRequestState State { get; init; }

    /// <summary>A number or a URL proves that it exists.</summary>
    public bool Exists() => Number is not null || Url is not null;
}

/// <summary>Where a repository is hosted.</summary>
public enum GitProvider
{
    /// <summary>Neither said nor to be seen from the URL.</summary>
    Unknown,

    /// <summary>github.com or GitHub Enterprise.</summary>
    Github,

    /// <summary>gitlab.com or self-managed.</summary>
    Gitlab,

    /// <summary>bitbucket.org or a Bitbucket server.</summary>
    Bitbucket,

    /// <summary>dev.azure.com or visualstudio.com.</summary>
    AzureDevOps,
}

/// <summary>What is known of a pull request (STATE.md §5).</summary>
public enum PullRequestState
{
    /// <summary>Listed without number and URL: still being created, or failed.</summary>
    Creating,

    /// <summary>Sentry said so; nothing known since.</summary>
    Opened,

    /// <summary>The Git host says: open.</summary>
    Open,

    /// <summary>The Git host says: draft.</summary>
    Draft,

    /// <summary>The Git host says: merged.</summary>
    Merged,

    /// <summary>The Git host says: closed without merging.</summary>
    Closed,
}
