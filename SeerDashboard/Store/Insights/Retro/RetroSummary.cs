using SeerDashboard.Runs;

namespace SeerDashboard.Store.Insights.Retro;

/// <summary>The numbers of the weekly retro.</summary>
public sealed record RetroSummary
{
    /// <summary>The first week.</summary>
    public required Week Since { get; init; }

    /// <summary>As of when.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many runs started.</summary>
    public required int Total { get; init; }

    /// <summary>Every week up to the present one, those without a run too.</summary>
    public required IReadOnlyList<RetroRow<Week>> Weeks { get; init; }

    /// <summary>Every repository, that with the most runs first. A run counts in each of its repositories.</summary>
    public required IReadOnlyList<RetroRow<string>> Repos { get; init; }

    /// <summary>How long steps took; only those that have a history.</summary>
    public required IReadOnlyDictionary<Stage, UsualTime> Steps { get; init; }

    /// <summary>How far runs came, and what came of them.</summary>
    public required IReadOnlyList<RetroStop> Stops { get; init; }

    /// <summary>Of the runs in <paramref name="repo"/>; of all when that is null.</summary>
    public static RetroSummary Of(RetroRuns runs, string? repo)
    {
        var pick = new RetroPick { Repo = repo };
        var picked = repo is null ? runs.All : [.. runs.All.Where(run => pick.Takes(run))];
        var weeks = picked.GroupBy(run => run.Week).ToDictionary(week => week.Key, week => States(week));
        var last = Week.Of(runs.At).Number;
        return new()
        {
            Since = runs.Since,
            At = runs.At,
            Total = picked.Count,
            Weeks = [.. Enumerable.Range(runs.Since.Number, Math.Max(1, last - runs.Since.Number + 1)).Select(number => new Week(number))
                .Select(week => new RetroRow<Week>(week, weeks.GetValueOrDefault(week) ?? new Dictionary<RunState, int>()))],
            Repos = [.. picked.SelectMany(run => run.Repos, (run, name) => (name, run)).GroupBy(one => one.name, one => one.run, StringComparer.Ordinal)
                .Select(one => new RetroRow<string>(one.Key, States(one))).OrderByDescending(one => one.Total).ThenBy(one => one.Of, StringComparer.Ordinal)],
            Steps = Times(picked),
            Stops = [.. picked.CountBy(run => (run.Stage, run.Outcome, run.By)).Select(one => new RetroStop(one.Key.Stage, one.Key.Outcome, one.Key.By, one.Value))
                .OrderBy(one => one.Stage).ThenBy(one => one.Outcome).ThenByDescending(one => one.Count).ThenBy(one => one.By, StringComparer.Ordinal)],
        };
    }

    /// <summary>How long each step of these runs took; only steps that have a history.</summary>
    internal static Dictionary<Stage, UsualTime> Times(IReadOnlyCollection<RetroRun> runs) =>
        Enum.GetValues<Stage>().Select(stage => (stage, took: Took(runs, stage))).Where(one => one.took.Length > 0).ToDictionary(one => one.stage, one => Time(one.took));

    private static Dictionary<RunState, int> States(IEnumerable<RetroRun> runs) => runs.CountBy(run => run.State).ToDictionary();

    private static long[] Took(IEnumerable<RetroRun> runs, Stage stage)
    {
        long[] took = [.. runs.Select(run => run.Took.Of(stage)).Where(took => took >= 0)];
        Array.Sort(took);
        return took;
    }

    private static UsualTime Time(long[] sorted) =>
        new(TimeSpan.FromMilliseconds(Percentile.Of(sorted, 0.5)), TimeSpan.FromMilliseconds(Percentile.Of(sorted, 0.95)), sorted.Length);
}

/// <summary>How many runs are in each state, of a week or of a repository.</summary>
/// <param name="Of">Which.</param>
/// <param name="States">States without a run are left out.</param>
public sealed record RetroRow<T>(T Of, IReadOnlyDictionary<RunState, int> States)
{
    /// <summary>All of them.</summary>
    public int Total { get; } = States.Values.Sum();
}

/// <summary>How many runs came as far as a step and no further, and ended in the same way.</summary>
/// <param name="Stage">The furthest step.</param>
/// <param name="Outcome">What came of them.</param>
/// <param name="By">Who marked them as done; null unless that is what came of them.</param>
/// <param name="Count">How many.</param>
public sealed record RetroStop(Stage Stage, RunOutcome Outcome, string? By, int Count);
