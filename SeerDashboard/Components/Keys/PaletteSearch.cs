using System.Data.Common;
using SeerDashboard.Live;
using SeerDashboard.Runs;
using SeerDashboard.Store.Finding;

namespace SeerDashboard.Components.Keys;

/// <summary>What the palette shows for what was typed.</summary>
public sealed class PaletteSearch(RunFeed feed, RunSearch store, TimeProvider clock)
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
    /// <param name="cancel">Nobody waits any more.</param>
    public async Task<IReadOnlyList<PaletteGroup>> FindAsync(IReadOnlyList<string> words, IReadOnlyList<string> visited, IReadOnlyList<Shortcut> shortcuts, CancellationToken cancel)
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
            ("Runs", await WithTextsAsync(PaletteMatch.Best(runs, words, MostRuns), words, shared, cancel)),
            ("Issues", PaletteMatch.Best(issues, words, MostIssues)),
            ("Pages", PaletteMatch.Best(PaletteEntries.Pages, words, MostOthers)),
            ("Actions", PaletteMatch.Best(actions, words, MostOthers)),
        ];
        return [.. groups.Where(group => group.Best.Count > 0).OrderByDescending(group => group.Best[0].Score).Select(group => new PaletteGroup(group.Name, [.. group.Best.Select(one => one.Entry)]))];
    }

    /// <summary>Fills up with older runs, and with those that say the words only in their texts.</summary>
    private async Task<IReadOnlyList<(PaletteEntry Entry, int Score)>> WithTextsAsync(
        IReadOnlyList<(PaletteEntry Entry, int Score)> best, IReadOnlyList<string> words, IReadOnlySet<RunId> shared, CancellationToken cancel)
    {
        if (best.Count == MostRuns)
            return best;
        try
        {
            var found = await store.FindAsync(DeskQuery.All with { Text = string.Join(' ', words) }, me: null, MostRuns, cancel);
            var known = best.Select(one => one.Entry.Href).ToHashSet();
            var others = found.Hits.Select(hit => PaletteEntries.Of(hit, clock.GetUtcNow(), shared)).Where(entry => !known.Contains(entry.Href));
            return [.. best.Concat(others.Select(entry => (entry, 1))).Take(MostRuns)];
        }
        catch (DbException)
        {
            // A store that cannot be read now is told elsewhere; what is in memory is found all the same.
            return best;
        }
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
