namespace SeerDashboard.Notify.Rules;

/// <summary>What can be told. Rules keep the names: one may be added, none renamed.</summary>
public enum NotifyEvent
{
    /// <summary>A root cause was found.</summary>
    RootCauseFound,

    /// <summary>It is not to be fixed in code.</summary>
    NoCodeFix,

    /// <summary>There is a plan.</summary>
    PlanReady,

    /// <summary>There is code to review.</summary>
    CodeReady,

    /// <summary>Coding ended without a change.</summary>
    NoChanges,

    /// <summary>A pull request was opened.</summary>
    PullRequestOpened,

    /// <summary>Pull requests were merged.</summary>
    Merged,

    /// <summary>Pull requests were closed without merging.</summary>
    Closed,

    /// <summary>Sentry's API says that it failed.</summary>
    Failed,

    /// <summary>Sentry's API says that it waits for an answer.</summary>
    AwaitingInput,

    /// <summary>A step runs, and no word came for longer than usual.</summary>
    Quiet,

    /// <summary>Somebody wrote a comment.</summary>
    Comment,

    /// <summary>Somebody gave a verdict.</summary>
    Verdict,

    /// <summary>An integration has delivered nothing for much longer than usual.</summary>
    Silence,

    /// <summary>The store cannot be written.</summary>
    StoreTrouble,

    /// <summary>Somebody tried a channel.</summary>
    Test,
}
