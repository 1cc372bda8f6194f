namespace SeerDashboard.Runs;

/// <summary>The delivered state of a run from its events (STATE.md): one pass in canonical order, a pure function of the set.</summary>
public static class Replay
{
    /// <summary>Sorts canonically, drops duplicates, folds.</summary>
    public static SeerRun Of(RunKey key, IEnumerable<SeerEvent> events) => Duplicates.Mark(events)
        .Where(marked => marked.Of is null)
        .Select(marked => marked.Event)
        .Aggregate(SeerRun.Unseen(key), (run, seen) => run.Apply(seen));

    /// <summary>The run after one more event that counts.</summary>
    internal static SeerRun Apply(this SeerRun run, SeerEvent seen) => seen.Action switch
    {
        SeerAction.RootCauseStarted => run.Hear(seen).Start(Stage.RootCause, seen),
        SeerAction.RootCauseCompleted => run.Hear(seen).Complete(Stage.RootCause, seen, seen.RootCause?.IsEmpty() ?? true) with { RootCause = seen.RootCause },
        SeerAction.SolutionStarted => run.Hear(seen).Start(Stage.Solution, seen),
        SeerAction.SolutionCompleted => run.Hear(seen).Complete(Stage.Solution, seen, seen.Solution?.IsEmpty() ?? true) with { Solution = seen.Solution },
        SeerAction.CodingStarted => run.Hear(seen).Start(Stage.Coding, seen),
        SeerAction.CodingCompleted => run.Hear(seen).CompleteCoding(seen),
        SeerAction.PullRequestCreated => run.Hear(seen).CreatePullRequests(seen),
        SeerAction.PullRequestReady => run.Hear(seen).ReadyPullRequests(seen),
        SeerAction.IterationStarted => run.Hear(seen).StartIteration(seen),
        SeerAction.IterationCompleted => run.Hear(seen).WorkFeedbackIn(seen),
        _ => run.Hear(seen),
    };

    /// <summary>What every event may bring, whatever its action.</summary>
    private static SeerRun Hear(this SeerRun run, SeerEvent seen) => run with
    {
        StartedAt = run.StartedAt == default ? seen.SentAt : run.StartedAt,
        UpdatedAt = seen.SentAt,
        GroupId = seen.GroupId ?? run.GroupId,
        SentryRunId = seen.SentryRunId ?? run.SentryRunId,
        Iteration = seen.Iteration > (run.Iteration ?? 0) ? seen.Iteration : run.Iteration,
        Unknown = seen.Unknown is not null || !SeerAction.IsKnown(seen.Action)
            ? [.. run.Unknown, new UnknownEvent(seen.Action, seen.SentAt, seen.Unknown ?? Nothing.Data)]
            : run.Unknown,
    };
}
