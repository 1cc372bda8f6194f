namespace SeerDashboard.Runs;

/// <summary>The words in which a run's state is said (STATE.md §5). Pure: whoever asks brings the time.</summary>
public static partial class RunWords
{
    /// <summary>A step's short name: Root cause, Plan, Code, Pull request.</summary>
    public static string StepName(Stage stage) => stage switch
    {
        Stage.RootCause => "Root cause",
        Stage.Solution => "Plan",
        Stage.Coding => "Code",
        _ => "Pull request",
    };

    /// <summary>A state's short name, for filters and headings; without anything of one run.</summary>
    public static string Name(RunState state) => state switch
    {
        RunState.Waiting => "Not started",
        RunState.Failed => "Failed",
        RunState.AwaitingInput => "Waiting for an answer",
        RunState.Quiet => "No word",
        RunState.Running => "Running",
        RunState.Merged => "Merged",
        RunState.Closed => "Closed",
        RunState.PullRequestOpened => "PR opened",
        RunState.CreatingPullRequest => "Creating PR",
        RunState.NoChanges => "No changes made",
        RunState.CodeReady => "Code ready",
        RunState.PlanReady => "Plan ready",
        RunState.NoCodeFix => "No code fix suggested",
        _ => "Root cause found",
    };

    /// <summary>The state of one run as a phrase or sentence, without a time except where silence is the state.</summary>
    public static string State(RunSummary run, DateTimeOffset now, UsualTimes usual) => run.StateAt(now) switch
    {
        RunState.Waiting => "No step heard of yet",
        RunState.AwaitingInput => "Waiting for an answer in Sentry",
        RunState.Quiet => $"No word for {Silence(run, now)}; {UsuallyTakes(usual.Of(run))}",
        RunState.Running => Doing(run),
        RunState.PullRequestOpened => OfPullRequests(run),
        RunState.RootCauseFound when run.Step(Stage.RootCause).Empty => "Finished, nothing delivered",
        var state => Name(state),
    };

    /// <summary>The state with its time, as the line under a row's four steps: "Code ready 31 min ago".</summary>
    public static string Progress(RunSummary run, DateTimeOffset now, UsualTimes usual)
    {
        var ago = Ago(Since(run), now);
        return run.StateAt(now) switch
        {
            RunState.Waiting or RunState.Merged or RunState.Closed => State(run, now, usual),
            RunState.Quiet => $"{StepName(run.Stage)}: no word for {Silence(run, now)}",
            RunState.Running => $"{Doing(run)} · {Elapsed(run, now)}{About(usual.Of(run))}",
            RunState.CreatingPullRequest => $"Creating PR for {Rough(now - Since(run))}",
            RunState.RootCauseFound when run.Step(Stage.RootCause).Empty => $"Finished {ago}, nothing delivered",
            RunState.PullRequestOpened when Merged(run) > 0 => OfPullRequests(run),
            RunState.NoCodeFix => $"No code fix suggested, {ago}",
            RunState.AwaitingInput or RunState.Failed => $"{State(run, now, usual)}, {ago}",
            _ => $"{State(run, now, usual)} {ago}",
        };
    }

    /// <summary>When the state began: the start of what is running, else the completion it rests on, else the last delivery.</summary>
    public static DateTimeOffset Since(RunSummary run) => run.State switch
    {
        RunState.Running or RunState.Quiet => run.Step(run.Stage).StartedAt,
        RunState.PullRequestOpened or RunState.CreatingPullRequest => run.Step(Stage.PullRequest).CompletedAt,
        RunState.CodeReady or RunState.NoChanges => run.Step(Stage.Coding).CompletedAt,
        RunState.PlanReady => run.Step(Stage.Solution).CompletedAt,
        RunState.NoCodeFix or RunState.RootCauseFound => run.Step(Stage.RootCause).CompletedAt,
        _ => null,
    } ?? run.UpdatedAt;

    /// <summary>What is being done now: "Writing code".</summary>
    public static string Doing(RunSummary run) => run.Stage switch
    {
        Stage.RootCause => "Finding root cause",
        Stage.Solution => "Making a plan",
        Stage.Coding => "Writing code",
        _ => run.Iteration is null && run.PullRequests.Count == 0 ? "Opening PR" : "Working on feedback",
    };

    /// <summary>"usually 2 min, p95 4 min", with "in acme/shop" where it is that repository's own time; null while this store has no history of the step.</summary>
    public static string? Usually(Stage stage, UsualTimes usual) =>
        usual.Of(stage) is { } time ? $"usually {Rough(time.Median)}, p95 {Rough(time.P95)}{Where(time)}" : null;

    /// <summary>"This step usually takes 2 min (p95 4 min). Sentry reports no failures: look there.": what to make of silence.</summary>
    public static string QuietAdvice(RunSummary run, UsualTimes usual) =>
        (usual.Of(run) is not { } time ? "" : Capital(UsuallyTakes(time)) + ". ") + "Sentry reports no failures: look there.";

    private static string UsuallyTakes(UsualTime? usual) => usual is { } time
        ? $"this step usually takes {Rough(time.Median)} (p95 {Rough(time.P95)}){Where(time)}"
        : "how long this step usually takes is not known yet";

    private static string Where(UsualTime time) => time.Repo is { } repo ? $" in {repo}" : "";

    private static string OfPullRequests(RunSummary run)
    {
        if (Merged(run) > 0)
            return $"{Merged(run)} of {run.PullRequests.Count} merged";
        return run.ReadyForReview ? "PR ready for review" : "PR opened";
    }

    private static int Merged(RunSummary run) => run.PullRequests.Count(pull => pull.State == PullRequestState.Merged);

    /// <summary>Below this the usual time is no help to who waits.</summary>
    private static readonly TimeSpan WorthSaying = TimeSpan.FromSeconds(5);

    private static string About(UsualTime? usual) => usual is { } time && time.Median >= WorthSaying ? $" of about {Rough(time.Median)}" : "";

    private static string Elapsed(RunSummary run, DateTimeOffset now) => Duration(now - Since(run));

    private static string Silence(RunSummary run, DateTimeOffset now) => Rough(now - Since(run));

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
