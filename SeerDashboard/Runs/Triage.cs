namespace SeerDashboard.Runs;

/// <summary>The groups of the desk, in the order in which they are worked off.</summary>
public enum DeskGroup
{
    /// <summary>A pull request was opened, or code lies ready.</summary>
    ReadyForReview,

    /// <summary>A plan waits for somebody to read it.</summary>
    PlanReady,

    /// <summary>A root cause was found, with or without a fix in code.</summary>
    RootCauseFound,

    /// <summary>A step runs and nothing was heard for longer than usual, or Sentry says that the run failed or waits.</summary>
    NoWord,

    /// <summary>A step runs.</summary>
    Running,

    /// <summary>Nothing is left to do.</summary>
    Done,

    /// <summary>Somebody put it out of sight for a while.</summary>
    Snoozed,
}

/// <summary>Where a run stands on the desk.</summary>
/// <param name="Group">The group.</param>
/// <param name="Why">For what left the desk: why, as a phrase ("issue resolved", "marked done by MK"); null for the rest.</param>
public readonly record struct DeskPlace(DeskGroup Group, string? Why = null);

/// <summary>Which group a run belongs to: what the desk shows and what lists filter by. Pure: whoever asks brings the time.</summary>
public static class Triage
{
    /// <summary>Group and reason at <paramref name="now"/>.</summary>
    public static DeskPlace Of(RunSummary run, DateTimeOffset now)
    {
        if (Left(run, now) is { } why)
            return new(DeskGroup.Done, why);
        return run.IsSnoozed(now)
            ? new(DeskGroup.Snoozed, run.SnoozedUntil is null ? "until something changes" : null)
            : new(Of(run.StateAt(now)));
    }

    /// <summary>It waits for a person: what is ready for review unless somebody else has it, and what they claimed and waits for somebody.</summary>
    /// <param name="group">Where the run stands.</param>
    /// <param name="claimedBy">Who works on it.</param>
    /// <param name="me">The person; null or empty for somebody without a name, who has claimed nothing.</param>
    public static bool Needs(DeskGroup group, string? claimedBy, string? me) => group <= DeskGroup.NoWord
        && (claimedBy is null ? group == DeskGroup.ReadyForReview : me is { Length: > 0 } && string.Equals(claimedBy, me, StringComparison.OrdinalIgnoreCase));

    /// <summary>Why it needs nobody any more; null while it does.</summary>
    private static string? Left(RunSummary run, DateTimeOffset now) => run switch
    {
        { Done: { } done } => $"marked done by {done.By}",
        { State: RunState.Merged } => "merged",
        { State: RunState.Closed } => "pull request closed without a merge",
        { Issue.IsResolved: true } => "issue resolved",
        { State: RunState.NoChanges } => "no changes made",
        { State: RunState.PullRequestOpened, AgesOutAt: { } end } when end <= now => $"no news of the pull request for {RunWords.Rough(now - RunWords.Since(run))}",
        _ => null,
    };

    private static DeskGroup Of(RunState state) => state switch
    {
        RunState.PullRequestOpened or RunState.CreatingPullRequest or RunState.CodeReady => DeskGroup.ReadyForReview,
        RunState.PlanReady => DeskGroup.PlanReady,
        RunState.RootCauseFound or RunState.NoCodeFix => DeskGroup.RootCauseFound,
        RunState.Quiet or RunState.Failed or RunState.AwaitingInput => DeskGroup.NoWord,
        RunState.Running or RunState.Waiting => DeskGroup.Running,
        _ => DeskGroup.Done,
    };
}
