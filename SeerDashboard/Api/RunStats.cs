using SeerDashboard.Runs;
using SeerDashboard.Store.Insights.Retro;

namespace SeerDashboard.Api;

/// <summary>The numbers of the weekly retro; of the runs in <c>?repo=</c> when that is given.</summary>
public sealed record RunStats
{
    /// <summary>The first Monday that is counted from, UTC.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>How many runs started since then.</summary>
    public required int Total { get; init; }

    /// <summary>By the week in which they started, the oldest first.</summary>
    public required IReadOnlyList<WeekStats> Weeks { get; init; }

    /// <summary>By repository, that with the most runs first; a run counts in each of its repositories.</summary>
    public required IReadOnlyList<RepoStats> Repos { get; init; }

    /// <summary>How long the steps of these runs took.</summary>
    public required IReadOnlyList<StageTime> Stages { get; init; }

    /// <summary>How far they came, and what came of them.</summary>
    public required IReadOnlyList<StopStats> Stops { get; init; }

    /// <summary>As they were counted.</summary>
    public static RunStats Of(RetroSummary retro) => new()
    {
        Since = retro.Since.Monday,
        Total = retro.Total,
        Weeks = [.. retro.Weeks.Select(week => new WeekStats(week.Of.Monday, week.Total, States(week.States)))],
        Repos = [.. retro.Repos.Select(repo => new RepoStats(repo.Of, repo.Total, States(repo.States)))],
        Stages = [.. retro.Steps.Select(step => StageTime.Of(step.Key, step.Value))],
        Stops = [.. retro.Stops.Select(stop => new StopStats(stop.Stage, EnumWord.Of(stop.Outcome), stop.By, stop.Count))],
    };

    private static Dictionary<string, int> States(IReadOnlyDictionary<RunState, int> states) =>
        states.ToDictionary(state => EnumWord.Of(state.Key), state => state.Value, StringComparer.Ordinal);
}

/// <summary>Runs of one week.</summary>
/// <param name="Week">Its Monday, UTC.</param>
/// <param name="Total">How many started.</param>
/// <param name="States">Where they stand now; states without a run are left out.</param>
public sealed record WeekStats(DateOnly Week, int Total, IReadOnlyDictionary<string, int> States);

/// <summary>Runs of one repository.</summary>
/// <param name="Repo">Its name.</param>
/// <param name="Total">How many started.</param>
/// <param name="States">Where they stand now; states without a run are left out.</param>
public sealed record RepoStats(string Repo, int Total, IReadOnlyDictionary<string, int> States);

/// <summary>Runs that came as far as a step and no further.</summary>
/// <param name="Stage">The furthest step.</param>
/// <param name="Outcome"><c>merged</c>, <c>closed</c>, <c>markedDone</c>, <c>issueResolved</c>, <c>noChanges</c>, <c>agedOut</c>, <c>superseded</c>, <c>open</c> or <c>running</c>.</param>
/// <param name="By">Who marked them as done; absent otherwise.</param>
/// <param name="Count">How many.</param>
public sealed record StopStats(Stage Stage, string Outcome, string? By, int Count);
