using SeerDashboard.Live;

namespace SeerDashboard.Components.Keys;

/// <summary>What the palette shows for what was typed.</summary>
public sealed class PaletteSearch(RunFeed feed, TimeProvider clock)
{
    private const int Recent = 5_000;
    private const int MostRuns = 8;
    private const int MostIssues = 4;
    private const int MostOthers = 6;

    /// <summary>
    /// What fits <paramref name="words"/>, the group with the best hit first. Without words: what was visited last, then the newest runs, then what can be done.
    /// </summary>
    /// <param name="words">What was typed.</param>
    /// <param name="visited">Addresses of runs and issues, the last first; from the browser, so not to be trusted.</param>
    /// <param name="shortcuts">What can be done where the person is.</param>
    public IReadOnlyList<PaletteGroup> Find(IReadOnlyList<string> words, IReadOnlyList<string> visited, IReadOnlyList<Shortcut> shortcuts)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(visited);
        ArgumentNullException.ThrowIfNull(shortcuts);
        var now = clock.GetUtcNow();
        var newest = feed.Newest(Recent);
        var shared = PaletteEntries.Shared(newest);
        var runs = newest.Select(run => PaletteEntries.Of(run, now, shared)).ToList();
        var issues = PaletteEntries.Issues(newest).ToList();
        var actions = shortcuts.Where(one => one.IsOffered).Select(one => new PaletteEntry { Text = one.Words, Shortcut = one }).ToList();
        if (words.Count == 0)
            return Unasked(visited, runs, issues, actions);

        (string Name, IReadOnlyList<(PaletteEntry Entry, int Score)> Best)[] groups =
        [
            ("Runs", PaletteMatch.Best(runs, words, MostRuns)),
            ("Issues", PaletteMatch.Best(issues, words, MostIssues)),
            ("Pages", PaletteMatch.Best(PaletteEntries.Pages, words, MostOthers)),
            ("Actions", PaletteMatch.Best(actions, words, MostOthers)),
        ];
        return [.. groups.Where(group => group.Best.Count > 0).OrderByDescending(group => group.Best[0].Score).Select(group => new PaletteGroup(group.Name, [.. group.Best.Select(one => one.Entry)]))];
    }

    private static IReadOnlyList<PaletteGroup> Unasked(IReadOnlyList<string> visited, List<PaletteEntry> runs, List<PaletteEntry> issues, List<PaletteEntry> actions)
    {
        var known = runs.Concat(issues).GroupBy(entry => entry.Href!).ToDictionary(same => same.Key, same => same.First());
        var recent = visited.Select(address => known.GetValueOrDefault(address)).OfType<PaletteEntry>().Distinct().ToList();
        PaletteGroup[] groups =
        [
            new("Recent", recent),
            new("Newest runs", [.. runs.Except(recent).Take(MostOthers)]),
            new("Actions", actions),
            new("Pages", PaletteEntries.Pages),
        ];
        return [.. groups.Where(group => group.Entries.Count > 0)];
    }
}
