using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>
/// Which runs the desk shows, and in which order. While somebody points at the list, rows keep their places and new ones wait:
/// what is there is still brought up to date.
/// </summary>
public sealed class DeskRows
{
    private HashSet<RunId> _shared = [];

    /// <summary>The state that was asked for at the last <see cref="Take"/>; null for all.</summary>
    public RunState? Filter { get; private set; }

    /// <summary>The rows, states as of the last <see cref="Take"/>.</summary>
    public IReadOnlyList<RunSummary> Shown { get; private set; } = [];

    /// <summary>How many runs there are of each state, filter or not.</summary>
    public IReadOnlyDictionary<RunState, int> Counts { get; private set; } = new Dictionary<RunState, int>();

    /// <summary>How many runs there are.</summary>
    public int All { get; private set; }

    /// <summary>How many runs the filter lets through.</summary>
    public int Matching { get; private set; }

    /// <summary>How many rows wait until nobody points at the list.</summary>
    public int Waiting { get; private set; }

    /// <summary>The first row that waits for somebody: its button is the one that stands out. Null when none does.</summary>
    public RunKey? Next { get; private set; }

    /// <summary>Another sender has a run of the same number, so the number alone is no address.</summary>
    public bool IsShared(RunId run) => _shared.Contains(run);

    /// <summary>Takes what there is now. <paramref name="held"/>: somebody points at the list.</summary>
    public void Take(IReadOnlyList<RunSummary> newest, RunState? filter, DateTimeOffset now, bool held, int limit)
    {
        var runs = newest.Select(run => run.At(now)).ToList();
        All = runs.Count;
        Counts = runs.CountBy(run => run.State).ToDictionary();
        _shared = [.. runs.CountBy(run => run.RunId).Where(one => one.Value > 1).Select(one => one.Key)];
        var matching = filter is { } wanted ? runs.FindAll(run => run.State == wanted) : runs;
        Matching = matching.Count;
        var fresh = matching.Take(limit).ToList();
        var keeps = held && filter == Filter && Shown.Count > 0;
        Shown = keeps ? InPlace(runs) : fresh;
        Next = Shown.FirstOrDefault(run => run.SupersededBy is null && !run.Issue.IsResolved && RunWords.Verb(run, now) is not null)?.Key;
        var shown = Shown.Select(run => run.Key).ToHashSet();
        Waiting = keeps ? fresh.Count(run => !shown.Contains(run.Key)) : 0;
        Filter = filter;
    }

    /// <summary>A shown run is in another state by the clock alone.</summary>
    public bool Turned(DateTimeOffset now) => Shown.Any(run => run.StateAt(now) != run.State);

    private List<RunSummary> InPlace(List<RunSummary> runs)
    {
        var byKey = runs.ToDictionary(run => run.Key);
        return [.. Shown.Select(run => byKey.GetValueOrDefault(run.Key)).OfType<RunSummary>()];
    }
}
