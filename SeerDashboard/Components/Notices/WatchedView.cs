using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Components.Notices;

/// <summary>A view that tells of runs that come to match. What matches when it is first looked at is no news.</summary>
/// <param name="view">The view.</param>
/// <param name="me">Whose it is.</param>
internal sealed class WatchedView(SavedView view, string me)
{
    private readonly DeskQuery _query = DeskQuery.Parse(view.Query);
    private readonly HashSet<RunKey> _matching = [];

    /// <summary>The view.</summary>
    public SavedView View => view;

    /// <summary>Words and paths are found by the store's search, which nobody runs at every change.</summary>
    public static bool CanBe(SavedView view) => !DeskQuery.Parse(view.Query).Searches;

    /// <summary>Those of these runs that match now and did not before.</summary>
    public IReadOnlyList<RunSummary> Come(IEnumerable<RunSummary> runs, DateTimeOffset now)
    {
        List<RunSummary> come = [];
        foreach (var run in runs)
        {
            if (!_query.Matches(run, now, me))
                _matching.Remove(run.Key);
            else if (_matching.Add(run.Key))
                come.Add(run);
        }

        return come;
    }
}
