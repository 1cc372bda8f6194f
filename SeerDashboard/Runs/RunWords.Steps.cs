namespace SeerDashboard.Runs;

/// <content>The four steps, one by one.</content>
public static partial class RunWords
{
    /// <summary>How long a step took; null when its start or its end was never heard of.</summary>
    public static TimeSpan? Took(Step step) => step is { StartedAt: { } start, CompletedAt: { } end } && end >= start ? end - start : null;

    /// <summary>A step's own line: "took 1 min 48 s", "writing · 1 min 12 s", "waiting", "2 opened", "no word for 14 min", "out of date: an earlier step was done again".</summary>
    public static string StepNote(RunSummary run, Stage stage, DateTimeOffset now)
    {
        var step = run.Step(stage);
        return step.Status switch
        {
            StepStatus.Waiting => "waiting",
            StepStatus.Stale => "out of date: an earlier step was done again",
            StepStatus.Running when run.StateAt(now) == RunState.Quiet => $"no word for {Rough(now - (step.StartedAt ?? run.UpdatedAt))}",
            StepStatus.Running => $"{Working(run, stage)} · {Duration(now - (step.StartedAt ?? run.UpdatedAt))}",
            _ when step.Gap => "done, but nothing was sent",
            _ when stage == Stage.PullRequest => PullRequestNote(run),
            _ when step.Empty => stage == Stage.Coding ? "no changes made" : "nothing delivered",
            _ => Took(step) is { } took ? $"took {Duration(took)}" : "done",
        };
    }

    /// <summary>What is missing, when a step is known to be done only because a later one moved: "the plan came without a root cause". Null when nothing is.</summary>
    public static string? Gap(RunSummary run, Stage stage)
    {
        var step = run.Step(stage);
        if (!step.Gap)
            return null;
        var later = run.Steps.FirstOrDefault(next => next.Stage > stage && next is { Gap: false, Status: not StepStatus.Waiting })?.Stage ?? Stage.PullRequest;
        var missing = step.StartedAt is null ? Missing(stage) : $"word that {The(stage)} was finished";
        return $"{The(later)} came without {missing}";
    }

    /// <summary>The same for a whole run, one sentence a gap, in order.</summary>
    public static IReadOnlyList<string> Gaps(RunSummary run) => [.. run.Steps.Select(step => Gap(run, step.Stage)).OfType<string>()];

    /// <summary>The same for a whole run in one phrase: "the pull request came without a root cause, a plan and code". Null when nothing is missing.</summary>
    public static string? GapsInShort(RunSummary run)
    {
        const string Without = " came without ";
        // What came, with all that should have come before it; a later step may lack something else.
        var gaps = Gaps(run).Select(gap => gap.Split(Without, 2)).GroupBy(parts => parts[0], parts => parts[1])
            .Select(missing => missing.Key + Without + Listed([.. missing])).ToList();
        return gaps.Count == 0 ? null : string.Join("; ", gaps);
    }

    private static string Listed(List<string> words) =>
        words.Count == 1 ? words[0] : string.Join(", ", words.SkipLast(1)) + " and " + words[^1];

    private static string PullRequestNote(RunSummary run)
    {
        if (Merged(run) > 0)
            return OfPullRequests(run);
        var opened = run.PullRequests.Count(pull => pull.Exists());
        if (opened > 0)
            return $"{Count(opened)} opened";
        return run.PullRequests.Count > 0 ? "being created" : "nothing delivered";
    }

    /// <summary>One word for a step that is running: searching, planning, writing, opening; or "working on feedback".</summary>
    public static string Working(RunSummary run, Stage stage) => stage switch
    {
        Stage.RootCause => "searching",
        Stage.Solution => "planning",
        Stage.Coding => "writing",
        _ => Doing(run) == "Opening PR" ? "opening" : "working on feedback",
    };

    private static string The(Stage stage) => stage == Stage.Coding ? "the code" : "the " + StepName(stage).ToLowerInvariant();

    private static string Missing(Stage stage) => stage == Stage.Coding ? "code" : "a " + StepName(stage).ToLowerInvariant();
}
