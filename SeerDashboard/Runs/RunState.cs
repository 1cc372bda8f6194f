namespace SeerDashboard.Runs;

/// <summary>What a run's state is; the first that fits (STATE.md §5).</summary>
public enum RunState
{
    /// <summary>Nothing that this version understands was heard of yet (only unknown events).</summary>
    Waiting,

    /// <summary>Sentry's API says that the run failed.</summary>
    Failed,

    /// <summary>Sentry's API says that the run waits for an answer.</summary>
    AwaitingInput,

    /// <summary>A step is running and no word came for longer than usual. Depends on the clock: see <see cref="RunSummary.At"/>.</summary>
    Quiet,

    /// <summary>A step is running.</summary>
    Running,

    /// <summary>No pull request is open, at least one was merged.</summary>
    Merged,

    /// <summary>All pull requests were closed.</summary>
    Closed,

    /// <summary>A pull request with a number or URL exists.</summary>
    PullRequestOpened,

    /// <summary>Only pull requests without number and URL exist.</summary>
    CreatingPullRequest,

    /// <summary>Coding completed without any change.</summary>
    NoChanges,

    /// <summary>Coding completed.</summary>
    CodeReady,

    /// <summary>A solution was delivered.</summary>
    PlanReady,

    /// <summary>The root cause was classified as not to be fixed in code.</summary>
    NoCodeFix,

    /// <summary>A root cause was delivered.</summary>
    RootCauseFound,
}
