using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Notify.Rules;

/// <summary>Something happened with a run that somebody may want to be told.</summary>
/// <param name="Event">What.</param>
/// <param name="Name">Which time of its happening. It comes from what was delivered, not from when: the same is found again when runs are made anew, and is not told twice.</param>
/// <param name="Detail">What else is known of it.</param>
public sealed record Occasion(NotifyEvent Event, string Name, string? Detail = null)
{
    /// <summary>When it was sent, where that is known to be apart from when it is found; null: it is found when it happens.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What is older was missed or is being made again: nobody is called for it.</summary>
    public static readonly TimeSpan NewsFor = TimeSpan.FromDays(1);

    /// <summary>What a change of a run is an occasion for; pure.</summary>
    /// <param name="change">The run before and after.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<Occasion> Of(RunChange change, DateTimeOffset now)
    {
        var (before, after) = (change.Before, change.After);
        // A newer run of the same issue tells for both.
        if (after.SupersededBy is null && now - after.UpdatedAt < NewsFor && EventOf(after.State) is { } state)
        {
            var (name, isOpen) = (NameOf(state, after), state == NotifyEvent.PullRequestOpened);
            // A pull request that is there stays there, whatever runs in between.
            if (before is null || NameOf(state, before) != name || (!isOpen && EventOf(before.State) != state))
                yield return new(state, name);
            // It may have come together with what began to run then, and was not told: now it is, unless it was.
            else if (isOpen && EventOf(before.State) != state && change.Run.PullRequestNotes.Max(note => note.SeenAt) is { } seen && now - seen < NewsFor)
                yield return new(state, name) { At = seen };
            // What happened with it since; what was told already is not told again.
            foreach (var moment in isOpen ? change.Run.PullRequestMoments.Where(moment => now - moment.At < NewsFor) : [])
                yield return new(state, $"pr {EnumWord.Of(moment.Kind)} {moment.Name}", EnumWord.Of(moment.Kind)) { At = moment.At };
        }

        if (before is null)
            yield break;
        if (after.Verdict is { } verdict && verdict != before.Verdict)
            yield return new(NotifyEvent.Verdict, Numbered(verdict, after.Version), verdict);
    }

    /// <summary>No word for longer than usual.</summary>
    /// <remarks>By the step that runs: what is usual of it is measured anew all the time, and with it when it is quiet.</remarks>
    public static Occasion QuietOf(RunSummary run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(NotifyEvent.Quiet, Numbered($"quiet {run.Stage} {run.Iteration}", (run.Step(run.Stage).StartedAt ?? run.UpdatedAt).UtcTicks));
    }

    /// <summary>Somebody wrote this comment.</summary>
    public static Occasion Comment(long id) => new(NotifyEvent.Comment, Numbered("comment", id), id.ToString(CultureInfo.InvariantCulture));

    /// <summary>An integration is silent since its last delivery.</summary>
    public static Occasion SilentSince(string integration, DateTimeOffset newest) => new(NotifyEvent.Silence, Numbered("silence", newest.UtcTicks), integration);

    /// <summary>What reaching a state is; null where nobody is called for it.</summary>
    public static NotifyEvent? EventOf(RunState state) => state switch
    {
        RunState.RootCauseFound => NotifyEvent.RootCauseFound,
        RunState.NoCodeFix => NotifyEvent.NoCodeFix,
        RunState.PlanReady => NotifyEvent.PlanReady,
        RunState.CodeReady => NotifyEvent.CodeReady,
        RunState.NoChanges => NotifyEvent.NoChanges,
        RunState.PullRequestOpened => NotifyEvent.PullRequestOpened,
        RunState.Merged => NotifyEvent.Merged,
        RunState.Closed => NotifyEvent.Closed,
        RunState.Failed => NotifyEvent.Failed,
        RunState.AwaitingInput => NotifyEvent.AwaitingInput,
        _ => null,
    };

    /// <summary>Of which step's end a state speaks; null: of none's.</summary>
    public static Stage? StageOf(NotifyEvent state) => state switch
    {
        NotifyEvent.RootCauseFound or NotifyEvent.NoCodeFix => Stage.RootCause,
        NotifyEvent.PlanReady => Stage.Solution,
        NotifyEvent.CodeReady or NotifyEvent.NoChanges => Stage.Coding,
        NotifyEvent.PullRequestOpened => Stage.PullRequest,
        _ => null,
    };

    /// <summary>By what makes it another one: a step that completed again, one more pull request.</summary>
    private static string NameOf(NotifyEvent state, RunSummary run) => state switch
    {
        NotifyEvent.PullRequestOpened => Numbered("pr", run.PullRequests.Count(request => request.Exists())),
        _ when StageOf(state) is { } stage => Completed(state, run, stage),
        _ => Numbered(Wire(state), run.Iteration ?? 0),
    };

    private static string Completed(NotifyEvent state, RunSummary run, Stage stage) => Numbered(Wire(state), (run.Step(stage).CompletedAt ?? run.StartedAt).UtcTicks);

    /// <summary>As the API writes it.</summary>
    public static string Wire(NotifyEvent told) => $"{char.ToLowerInvariant(told.ToString()[0])}{told.ToString()[1..]}";

    private static string Numbered(string name, long number) => string.Create(CultureInfo.InvariantCulture, $"{name}:{number}");
}
