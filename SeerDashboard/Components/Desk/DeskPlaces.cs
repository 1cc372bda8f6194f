using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>Where rows stay while somebody points at them.</summary>
internal static class DeskPlaces
{
    /// <summary>The rows where they were, as they are now; those that are free where they belong.</summary>
    public static Dictionary<DeskGroup, List<DeskCard>> Kept(IReadOnlyList<DeskSection> before, Dictionary<DeskGroup, List<DeskCard>> fresh, DeskBoard all, DeskLook look)
    {
        var were = before.ToDictionary(section => section.Group, section => section.Rows);
        var kept = fresh.Keys.ToDictionary(group => group, group => look.Collapsed.Contains(group)
            ? []
            : were.GetValueOrDefault(group, []).Where(card => !look.Free.Contains(card.Key)).Select(card => all.Find(card.Key)).OfType<DeskCard>().ToList());
        foreach (var (group, rows) in fresh)
        {
            for (var at = 0; at < rows.Count; at++)
            {
                if (look.Free.Contains(rows[at].Key))
                    kept[group].Insert(After(kept[group], rows, at), rows[at]);
            }
        }

        if (look.Anew is { } anew && fresh.TryGetValue(anew, out var asked))
            Fill(kept, anew, asked);
        return kept;
    }

    /// <summary>The rows of a group that are nowhere yet come to their places.</summary>
    private static void Fill(Dictionary<DeskGroup, List<DeskCard>> kept, DeskGroup group, List<DeskCard> rows)
    {
        var there = kept.Values.SelectMany(shown => shown).Select(card => card.Key).ToHashSet();
        for (var at = 0; at < rows.Count; at++)
        {
            if (!there.Contains(rows[at].Key))
                kept[group].Insert(After(kept[group], rows, at), rows[at]);
        }
    }

    /// <summary>How many runs would come, go or change their group.</summary>
    public static int Moves(Dictionary<DeskGroup, List<DeskCard>> shown, Dictionary<DeskGroup, List<DeskCard>> fresh, DeskBoard asked)
    {
        var there = shown.Values.SelectMany(rows => rows).Select(card => card.Key).ToHashSet();
        var moved = shown.SelectMany(section => section.Value.Where(card => asked.GroupOf(card.Key) != section.Key));
        var came = fresh.Values.SelectMany(rows => rows).Where(card => !there.Contains(card.Key));
        return moved.Concat(came).Select(card => card.Key).Distinct().Count();
    }

    /// <summary>Behind the nearest row above it that is there.</summary>
    private static int After(List<DeskCard> there, List<DeskCard> rows, int at)
    {
        for (var above = at - 1; above >= 0; above--)
        {
            if (there.FindIndex(card => card.Key == rows[above].Key) is var index and >= 0)
                return index + 1;
        }

        return 0;
    }
}
