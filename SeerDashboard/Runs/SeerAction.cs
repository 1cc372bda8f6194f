namespace SeerDashboard.Runs;

/// <summary>The Seer actions that mean something here, by their names on the wire (SENTRY.md §3). Any other word is an unknown action, never an error.</summary>
public static class SeerAction
{
    /// <summary>Seer began to look for the root cause.</summary>
    public const string RootCauseStarted = "root_cause_started";

    /// <summary>A root cause was delivered.</summary>
    public const string RootCauseCompleted = "root_cause_completed";

    /// <summary>Seer began to plan.</summary>
    public const string SolutionStarted = "solution_started";

    /// <summary>A plan was delivered.</summary>
    public const string SolutionCompleted = "solution_completed";

    /// <summary>Seer began to write code.</summary>
    public const string CodingStarted = "coding_started";

    /// <summary>Changes were delivered.</summary>
    public const string CodingCompleted = "coding_completed";

    /// <summary>Pull requests were opened, or are being opened.</summary>
    public const string PullRequestCreated = "pr_created";

    /// <summary>A pull request is no draft, or its checks turned green.</summary>
    public const string PullRequestReady = "pr_ready_for_review";

    /// <summary>Seer began to work on feedback to a pull request.</summary>
    public const string IterationStarted = "iteration_started";

    /// <summary>The feedback was worked in.</summary>
    public const string IterationCompleted = "iteration_completed";

    private static readonly string[] InOrder =
    [
        RootCauseStarted, RootCauseCompleted, SolutionStarted, SolutionCompleted, CodingStarted, CodingCompleted,
        PullRequestCreated, PullRequestReady, IterationStarted, IterationCompleted,
    ];

    /// <summary>Place among events sent at the same time (STATE.md §2): 0 to 9; 10 for an unknown action.</summary>
    public static int Rank(string action) => Array.IndexOf(InOrder, action) is >= 0 and var rank ? rank : InOrder.Length;

    /// <summary>This version knows what the action means.</summary>
    public static bool IsKnown(string action) => Rank(action) < InOrder.Length;
}
