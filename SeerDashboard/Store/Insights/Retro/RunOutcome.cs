namespace SeerDashboard.Store.Insights.Retro;

/// <summary>What came of a run.</summary>
public enum RunOutcome
{
    /// <summary>A pull request of it was merged.</summary>
    Merged,

    /// <summary>Its pull requests were closed without a merge.</summary>
    Closed,

    /// <summary>Somebody marked it as done.</summary>
    MarkedDone,

    /// <summary>Its issue was resolved.</summary>
    IssueResolved,

    /// <summary>Seer found nothing to change.</summary>
    NoChanges,

    /// <summary>Nothing was heard of its pull request for <c>Runs:ReviewAgesOutDays</c>.</summary>
    AgedOut,

    /// <summary>A later run of the same issue took its place.</summary>
    Superseded,

    /// <summary>It rests where it is and waits for somebody.</summary>
    Open,

    /// <summary>A step of it runs, or has fallen silent: it has not stopped yet.</summary>
    Running,
}
