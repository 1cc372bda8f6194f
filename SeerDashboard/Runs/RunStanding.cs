namespace SeerDashboard.Runs;

/// <summary>Where a run stands: <c>stage</c> and <c>state</c> (STATE.md §5), without the clock.</summary>
internal static class RunStanding
{
    /// <summary>The running step (the later one of two), else the furthest that is completed and not stale, else the first.</summary>
    public static Stage Stage(this SeerRun run) =>
        (run.Running() ?? run.Steps.LastOrDefault(step => step.Status == StepStatus.Completed))?.Stage ?? Runs.Stage.RootCause;

    /// <summary>The step that is running; null when none is.</summary>
    public static Step? Running(this SeerRun run) => run.Steps.LastOrDefault(step => step.Status == StepStatus.Running);

    /// <summary>The first state of the table that fits.</summary>
    public static RunState State(this SeerRun run)
    {
        if (run.Running() is not null)
            return RunState.Running;
        if (run.PullRequests.Count > 0)
            return OfPullRequests(run.PullRequests);
        if (run.Has(Runs.Stage.Coding))
            return run.Changes()?.IsEmpty() ?? run.Step(Runs.Stage.Coding).Empty ? RunState.NoChanges : RunState.CodeReady;
        if (run.Has(Runs.Stage.Solution))
            return RunState.PlanReady;
        if (run.Has(Runs.Stage.RootCause))
            return IsCodeFix(run.RootCause?.Classification) ? RunState.RootCauseFound : RunState.NoCodeFix;
        return RunState.Waiting;
    }

    private static RunState OfPullRequests(IReadOnlyList<PullRequest> pulls)
    {
        if (pulls.All(pull => pull.State is PullRequestState.Merged or PullRequestState.Closed))
            return pulls.Any(pull => pull.State == PullRequestState.Merged) ? RunState.Merged : RunState.Closed;
        return pulls.Any(pull => pull.Exists()) ? RunState.PullRequestOpened : RunState.CreatingPullRequest;
    }

    private static bool Has(this SeerRun run, Stage stage) => run.Step(stage).Status == StepStatus.Completed;

    /// <summary>Without a classification nothing speaks against a fix in code.</summary>
    private static bool IsCodeFix(string? classification) => string.IsNullOrWhiteSpace(classification) || classification == "code_fix";
}
