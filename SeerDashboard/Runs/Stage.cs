namespace SeerDashboard.Runs;

/// <summary>The four steps of a run, in the order Seer takes them.</summary>
public enum Stage
{
    /// <summary>Seer looks for the root cause.</summary>
    RootCause,

    /// <summary>Seer plans a solution.</summary>
    Solution,

    /// <summary>Seer writes code.</summary>
    Coding,

    /// <summary>Seer opens pull requests and works on feedback to them.</summary>
    PullRequest,
}

/// <summary>Where one step stands (STATE.md §4).</summary>
public enum StepStatus
{
    /// <summary>Nothing was heard of it.</summary>
    Waiting,

    /// <summary>Started, not completed yet.</summary>
    Running,

    /// <summary>Completed, or proved completed by a later step (then <see cref="Step.Gap"/>).</summary>
    Completed,

    /// <summary>It had something, and an earlier step was done again since.</summary>
    Stale,
}

/// <summary>One step of a run as the fold sees it.</summary>
public sealed record Step
{
    /// <summary>Which of the four.</summary>
    public required Stage Stage { get; init; }

    /// <summary>Where it stands.</summary>
    public StepStatus Status { get; init; }

    /// <summary>When the present attempt started; null when that is not known (gap, late original, no start sent).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was last completed; null while it is not, and after a gap.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>It completed with an artifact that is absent, null or <c>{}</c>.</summary>
    public bool Empty { get; init; }

    /// <summary>Its completion was never heard of: a later step's activity proves it.</summary>
    public bool Gap { get; init; }

    /// <summary>The result shown comes from an attempt before the present one.</summary>
    public bool FromPreviousAttempt { get; init; }

    /// <summary>A start of this step was seen, be it a late one.</summary>
    internal bool StartSeen { get; init; }

    /// <summary>When it was completed or proved completed; what a late original is measured against.</summary>
    internal DateTimeOffset? EndedAt { get; init; }

    /// <summary>Body hash of the last completion: a different one proves a re-run.</summary>
    internal string? CompletionHash { get; init; }
}
