namespace SeerDashboard.Runs;

/// <summary>The verdict on each event of a run: the same walk as <see cref="Replay"/>, telling what it did at every step.</summary>
public static class Verdicts
{
    /// <summary>In canonical order; each event of <paramref name="events"/> once, by reference.</summary>
    public static IReadOnlyList<Verdict> Of(RunKey key, IEnumerable<SeerEvent> events)
    {
        var run = SeerRun.Unseen(key);
        var verdicts = new List<Verdict>();
        foreach (var (seen, of) in Duplicates.Mark(events))
        {
            if (of is not null)
            {
                verdicts.Add(new(seen, EventRole.Duplicate, of));
                continue;
            }

            var after = run.Apply(seen);
            var (role, why) = Role(run, seen);
            verdicts.Add(new(seen, role, Note: Join([why, .. Gaps(run, after, seen), Outdated(run, after)])));
            run = after;
        }

        return verdicts;
    }

    private static (EventRole Role, string? Why) Role(SeerRun before, SeerEvent seen) => seen.Action switch
    {
        SeerAction.RootCauseStarted => Start(before.Step(Stage.RootCause), seen),
        SeerAction.SolutionStarted => Start(before.Step(Stage.Solution), seen),
        SeerAction.CodingStarted => Start(before.Step(Stage.Coding), seen),
        SeerAction.IterationStarted => StartIteration(before, seen),
        SeerAction.RootCauseCompleted => Complete(before.Step(Stage.RootCause), seen),
        SeerAction.SolutionCompleted => Complete(before.Step(Stage.Solution), seen),
        SeerAction.CodingCompleted when IsLateCode(before, seen) =>
            (EventRole.LateOriginal, "The first code came after the changes of later feedback: it is kept as a version, and does not replace them."),
        SeerAction.CodingCompleted => Complete(before.Step(Stage.Coding), seen),
        _ => (EventRole.Counts, null),
    };

    private static (EventRole Role, string? Why) Start(Step step, SeerEvent seen) =>
        StepRules.IsLateOriginal(step, seen)
            ? (EventRole.LateOriginal, $"Late original: the start of {Named(step.Stage)}, which was completed {Seconds(seen.SentAt - step.EndedAt!.Value)} s before. It changes nothing.")
            : step.Status == StepStatus.Waiting ? (EventRole.Counts, null) : (EventRole.Rerun, $"Re-run: {Named(step.Stage)} was started again.");

    private static (EventRole Role, string? Why) StartIteration(SeerRun before, SeerEvent seen) =>
        before.IterationsSeen.FirstOrDefault(known => known.Index == seen.Iteration) switch
        {
            { } known when Iterations.IsLate(known, seen) => (EventRole.LateOriginal, "Late original: the start of feedback that was already worked in. It changes nothing."),
            { Index: not null, StartSeen: true } => (EventRole.Rerun, "Re-run: work on this feedback was started again."),
            _ => (EventRole.Counts, null),
        };

    // While the step runs, another result is what is waited for.
    private static (EventRole Role, string? Why) Complete(Step step, SeerEvent seen) =>
        step.Status != StepStatus.Running && StepRules.IsAnotherResult(step, seen)
            ? (EventRole.Rerun, $"Re-run: {Named(step.Stage)} was completed before with another result; its new start was not delivered.")
            : (EventRole.Counts, null);

    private static bool IsLateCode(SeerRun before, SeerEvent seen) =>
        seen.Changes is not null && before.Step(Stage.Coding).CompletionHash is null && before.CurrentVersion is not null;

    private static IEnumerable<string> Gaps(SeerRun before, SeerRun after, SeerEvent seen) =>
        from step in after.Steps
        where step is { Gap: true, Status: StepStatus.Completed } && step.EndedAt == seen.SentAt && !before.Step(step.Stage).Gap
        select $"Shows that {Named(step.Stage)} was completed, of which no word has come before it.";

    private static string? Outdated(SeerRun before, SeerRun after) =>
        after.ChangesOutdated && !before.ChangesOutdated ? "The changes that were delivered before it are outdated: code was written again since." : null;

    private static string Named(Stage stage) => stage switch
    {
        Stage.RootCause => "the root cause",
        Stage.Solution => "the plan",
        Stage.Coding => "the code",
        _ => "the pull request",
    };

    private static string Seconds(TimeSpan apart) => ((long)apart.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Join(IEnumerable<string?> sentences) => string.Join(' ', sentences.OfType<string>()) is { Length: > 0 } all ? all : null;
}
