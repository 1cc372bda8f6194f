namespace SeerDashboard.Runs;

/// <summary>How starts and completions move the four steps (STATE.md §4).</summary>
internal static class StepRules
{
    /// <summary>How long after its completion the first start of a step still counts as a late one of the same attempt.</summary>
    public static TimeSpan LateWindow(IntegrationKind kind) => kind == IntegrationKind.Published ? TimeSpan.FromMinutes(20) : TimeSpan.FromSeconds(60);

    /// <summary><c>X_started</c>: the step runs, perhaps again; or a late original, which changes nothing.</summary>
    public static SeerRun Start(this SeerRun run, Stage stage, SeerEvent seen)
    {
        var step = run.Step(stage);
        return IsLateOriginal(step, seen)
            ? run.With(step with { StartSeen = true })
            : run.Prove(stage, seen.SentAt).With(step.Begin(seen.SentAt, run.HasResult(stage))).Outdate(stage, status => status != StepStatus.Waiting);
    }

    /// <summary><c>X_completed</c>: the step is done; a second, different result proves that it was done again.</summary>
    public static SeerRun Complete(this SeerRun run, Stage stage, SeerEvent seen, bool empty)
    {
        var step = run.Step(stage);
        var again = IsAnotherResult(step, seen);
        var done = run.Prove(stage, seen.SentAt).With(step.End(seen.SentAt) with { Empty = empty, CompletionHash = seen.BodyHash });
        return again ? done.Outdate(stage, status => status == StepStatus.Completed) : done;
    }

    /// <summary>A completion of a step that delivered something else before.</summary>
    public static bool IsAnotherResult(Step step, SeerEvent seen) => step is { CompletionHash: { } last, Gap: false } && last != seen.BodyHash;

    /// <summary>The pull request step runs, because feedback is being worked in.</summary>
    public static SeerRun BeginFeedback(this SeerRun run, DateTimeOffset at) =>
        run.Prove(Stage.PullRequest, at).With(run.Step(Stage.PullRequest).Begin(at, hasResult: false));

    /// <summary>The run with one step replaced.</summary>
    public static SeerRun With(this SeerRun run, Step step) => run with { Steps = [.. run.Steps.Select(old => old.Stage == step.Stage ? step : old)] };

    /// <summary>The first start ever seen of a step that is completed, soon after that.</summary>
    public static bool IsLateOriginal(Step step, SeerEvent seen) =>
        step is { StartSeen: false, Status: StepStatus.Completed, EndedAt: { } ended } && seen.SentAt - ended <= LateWindow(seen.Kind);

    /// <summary>Activity of <paramref name="stage"/> proves that every earlier step which runs, or was never heard of, is completed.</summary>
    private static SeerRun Prove(this SeerRun run, Stage stage, DateTimeOffset at) => run with
    {
        Steps = [.. run.Steps.Select(step => step.Stage < stage && step.Status is StepStatus.Running or StepStatus.Waiting ? step.Proved(at) : step)],
    };

    /// <summary>An earlier step was done again: later ones of these statuses are stale.</summary>
    private static SeerRun Outdate(this SeerRun run, Stage stage, Func<StepStatus, bool> which) => run with
    {
        Steps = [.. run.Steps.Select(step => step.Stage > stage && which(step.Status) ? step with { Status = StepStatus.Stale } : step)],
    };

    private static bool HasResult(this SeerRun run, Stage stage) => stage switch
    {
        Stage.RootCause => run.RootCause is not null,
        Stage.Solution => run.Solution is not null,
        Stage.Coding => run.CurrentVersion is not null,
        _ => false,
    };

    private static Step Begin(this Step step, DateTimeOffset at, bool hasResult) => step with
    {
        Status = StepStatus.Running,
        StartedAt = at,
        CompletedAt = null,
        Empty = false,
        Gap = false,
        FromPreviousAttempt = hasResult,
        StartSeen = true,
    };

    private static Step Proved(this Step step, DateTimeOffset at) => step with
    {
        Status = StepStatus.Completed,
        CompletedAt = null,
        Gap = true,
        EndedAt = at,
    };

    /// <summary>A start that an earlier completion already answered is not the start of this attempt.</summary>
    private static Step End(this Step step, DateTimeOffset at) => step with
    {
        Status = StepStatus.Completed,
        StartedAt = step.CompletedAt is null ? step.StartedAt : null,
        CompletedAt = at,
        Gap = false,
        FromPreviousAttempt = false,
        EndedAt = at,
    };
}
