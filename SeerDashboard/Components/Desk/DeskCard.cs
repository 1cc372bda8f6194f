using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>One row of the desk: a run, where it stands, and the older runs of the same issue that are folded under it.</summary>
/// <param name="Run">The run, with the clock in its state.</param>
/// <param name="Place">Its group, and why it is done.</param>
/// <param name="Earlier">Older runs of the same issue, newest first.</param>
public sealed record DeskCard(RunSummary Run, DeskPlace Place, IReadOnlyList<RunSummary> Earlier)
{
    /// <summary>Which run.</summary>
    public RunKey Key => Run.Key;

    /// <summary>When it came to where it is: what a group is ordered by.</summary>
    public DateTimeOffset Since => Place.Group switch
    {
        // A step that follows another must not carry its row to the other end of the list.
        DeskGroup.Running => Run.StartedAt,
        DeskGroup.Snoozed => Run.SnoozedUntil ?? DateTimeOffset.MaxValue,
        DeskGroup.Done => Run.Done?.At ?? (Run.State == RunState.PullRequestOpened && !Run.Issue.IsResolved ? Run.AgesOutAt : null) ?? Run.UpdatedAt,
        _ => RunWords.Since(Run),
    };
}
