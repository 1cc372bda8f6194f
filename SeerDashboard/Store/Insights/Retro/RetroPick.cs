using SeerDashboard.Runs;

namespace SeerDashboard.Store.Insights.Retro;

/// <summary>Some runs of the retro: those that a number of it counts. Members that are null do not narrow.</summary>
public sealed record RetroPick
{
    /// <summary>Counted under this repository.</summary>
    public string? Repo { get; init; }

    /// <summary>Started in this week.</summary>
    public Week? Week { get; init; }

    /// <summary>In this state.</summary>
    public RunState? State { get; init; }

    /// <summary>Came as far as this step.</summary>
    public Stage? Stage { get; init; }

    /// <summary>What came of it.</summary>
    public RunOutcome? Outcome { get; init; }

    /// <summary>Marked as done by this person.</summary>
    public string? By { get; init; }

    /// <summary>Took a time for this step that was measured.</summary>
    public Stage? Step { get; init; }

    /// <summary>It is one of them.</summary>
    public bool Takes(in RetroRun run) =>
        (Repo is null || run.Repos.Contains(Repo, StringComparer.Ordinal))
        && (Week is null || run.Week == Week)
        && (State is null || run.State == State)
        && (Stage is null || run.Stage == Stage)
        && (Outcome is null || run.Outcome == Outcome)
        && (By is null || run.By == By)
        && (Step is not { } step || run.Took.Of(step) >= 0);
}
