namespace SeerDashboard.Runs;

/// <summary>Which change set holds, and what came before it (STATE.md §4).</summary>
internal static class ChangeVersions
{
    /// <summary>
    /// <c>coding_completed</c>. The first one ever seen is a late original when an iteration has delivered changes before it:
    /// it is kept as a version, but does not replace them.
    /// </summary>
    public static SeerRun CompleteCoding(this SeerRun run, SeerEvent seen)
    {
        var late = run.Step(Stage.Coding).CompletionHash is null && run.CurrentVersion is not null;
        var stillOld = run.Step(Stage.Coding).FromPreviousAttempt;
        var done = run.Complete(Stage.Coding, seen, seen.Changes?.IsEmpty() ?? true);
        return seen.Changes is null
            ? done.With(done.Step(Stage.Coding) with { FromPreviousAttempt = stillOld })
            : done.Keep(seen, seen.Changes, replaces: !late);
    }

    /// <summary><c>iteration_completed</c> may bring changes and pull requests.</summary>
    public static SeerRun CompleteIteration(this SeerRun run, SeerEvent seen)
    {
        var done = run.CompletePullRequest(seen).EndIteration(seen);
        return seen.Changes is null ? done : done.Keep(seen, seen.Changes, replaces: true);
    }

    /// <summary><c>pr_created</c> for code that was written again, and not delivered: what we hold is older than what was pushed.</summary>
    public static SeerRun OutdateChanges(this SeerRun run) =>
        run.Step(Stage.Coding).FromPreviousAttempt ? run with { ChangesOutdated = true } : run;

    private static SeerRun Keep(this SeerRun run, SeerEvent seen, ChangeSet changes, bool replaces)
    {
        var version = new ChangeVersion(run.Versions.Count + 1, seen.SentAt, seen.Iteration, changes);
        var kept = run with { Versions = [.. run.Versions, version] };
        return replaces
            ? kept.With(kept.Step(Stage.Coding) with { FromPreviousAttempt = false }) with { CurrentVersion = version.Number, ChangesOutdated = false }
            : kept;
    }
}
