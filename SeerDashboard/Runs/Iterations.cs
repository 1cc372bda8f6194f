namespace SeerDashboard.Runs;

/// <summary>What was seen of one iteration; needed to tell a late start from a new one.</summary>
/// <param name="Index"><c>iteration_index</c>; null when none was sent.</param>
/// <param name="StartSeen">Its start was seen, be it a late one.</param>
/// <param name="EndedAt">When it was last completed.</param>
internal sealed record IterationSeen(int? Index, bool StartSeen, DateTimeOffset? EndedAt);

/// <summary>Working on feedback makes the pull request step run; each iteration is judged by its own index (STATE.md §4).</summary>
internal static class Iterations
{
    /// <summary><c>iteration_started</c>: the step runs, unless that iteration was completed just before and this is its first start.</summary>
    public static SeerRun StartIteration(this SeerRun run, SeerEvent seen)
    {
        var known = run.Known(seen);
        var late = IsLate(known, seen);
        var noted = run.Note(known with { StartSeen = true });
        return late ? noted : noted.BeginFeedback(seen.SentAt);
    }

    /// <summary>Notes that this iteration was completed.</summary>
    public static SeerRun EndIteration(this SeerRun run, SeerEvent seen) => run.Note(run.Known(seen) with { EndedAt = seen.SentAt });

    /// <summary>The first start ever seen of an iteration that is completed, soon after that.</summary>
    public static bool IsLate(IterationSeen known, SeerEvent seen) =>
        known is { StartSeen: false, EndedAt: { } ended } && seen.SentAt - ended <= StepRules.LateWindow(seen.Kind);

    private static IterationSeen Known(this SeerRun run, SeerEvent seen) =>
        run.IterationsSeen.FirstOrDefault(known => known.Index == seen.Iteration) ?? new IterationSeen(seen.Iteration, StartSeen: false, EndedAt: null);

    private static SeerRun Note(this SeerRun run, IterationSeen seen) => run with
    {
        IterationsSeen = [.. run.IterationsSeen.Where(known => known.Index != seen.Index), seen],
    };
}
