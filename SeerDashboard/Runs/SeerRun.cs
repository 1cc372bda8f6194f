namespace SeerDashboard.Runs;

/// <summary>
/// The delivered state of a run: a pure function of the set of its deliveries (STATE.md, DESIGN.md decision 1).
/// Knows no clock, no title, no person.
/// </summary>
public sealed record SeerRun
{
    /// <summary>Which run.</summary>
    public required RunKey Key { get; init; }

    /// <summary>The issue, once a delivery names it.</summary>
    public GroupId? GroupId { get; init; }

    /// <summary>Sentry's newer id of the run.</summary>
    public string? SentryRunId { get; init; }

    /// <summary>All four, in order.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>The last root cause delivered.</summary>
    public RootCause? RootCause { get; init; }

    /// <summary>The last solution delivered.</summary>
    public Solution? Solution { get; init; }

    /// <summary>Every change set that was delivered, in canonical order.</summary>
    public IReadOnlyList<ChangeVersion> Versions { get; init; } = [];

    /// <summary><see cref="ChangeVersion.Number"/> of the one that holds; null when none was delivered.</summary>
    public int? CurrentVersion { get; init; }

    /// <summary>The current changes were delivered before coding was done again (STATE.md §4, gaps).</summary>
    public bool ChangesOutdated { get; init; }

    /// <summary>Merged by repository and number.</summary>
    public IReadOnlyList<PullRequest> PullRequests { get; init; } = [];

    /// <summary><c>pr_ready_for_review</c> was delivered.</summary>
    public bool ReadyForReview { get; init; }

    /// <summary>The greatest <c>iteration_index</c> seen.</summary>
    public int? Iteration { get; init; }

    /// <summary>What this version does not understand, in canonical order.</summary>
    public IReadOnlyList<UnknownEvent> Unknown { get; init; } = [];

    /// <summary>When the first delivery was sent.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last delivery that is no duplicate was sent.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What tells a late start of an iteration from a new one.</summary>
    internal IReadOnlyList<IterationSeen> IterationsSeen { get; init; } = [];

    /// <summary>What happened since a pull request is there, in canonical order; the last twenty.</summary>
    internal IReadOnlyList<PullRequestMoment> PullRequestMoments { get; init; } = [];

    /// <summary>For each of the pull requests, in their order.</summary>
    internal IReadOnlyList<PullRequestNote> PullRequestNotes { get; init; } = [];

    /// <summary>When <c>pr_created</c> was last sent.</summary>
    internal DateTimeOffset? PullRequestsCreatedAt { get; init; }

    /// <summary>The change set that holds, or null.</summary>
    public ChangeSet? Changes() => CurrentVersion is { } number ? Versions[number - 1].Changes : null;

    /// <summary>One of the four steps.</summary>
    public Step Step(Stage stage) => Steps[(int)stage];

    /// <summary>A run of which nothing was heard yet.</summary>
    public static SeerRun Unseen(RunKey key) => new()
    {
        Key = key,
        Steps = [.. Enum.GetValues<Stage>().Select(stage => new Step { Stage = stage })],
    };
}
