using SeerDashboard.Access;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>
/// Which rows one viewer sees, and where. While somebody points at the list, rows keep their places and new ones wait:
/// what is there is still brought up to date.
/// </summary>
public sealed class DeskRows
{
    private DeskGroup? _chosen;

    /// <summary>The groups that are shown, in order; empty ones are left out.</summary>
    public IReadOnlyList<DeskSection> Sections { get; private set; } = [];

    /// <summary>How many rows would come, go or change their group if nobody pointed at the list.</summary>
    public int Waiting { get; private set; }

    /// <summary>The first row that waits for this viewer: its button is the one that stands out. Null when none does.</summary>
    public RunKey? Next { get; private set; }

    /// <summary>All rows that are shown, in order.</summary>
    public IEnumerable<DeskCard> Shown => Sections.SelectMany(section => section.Rows);

    /// <summary>Takes what there is now.</summary>
    /// <param name="all">All runs: what is shown keeps its place even if it is no longer asked for.</param>
    /// <param name="asked">Those that the viewer asks for.</param>
    /// <param name="look">How the viewer looks at them.</param>
    public void Take(DeskBoard all, DeskBoard asked, DeskLook look)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(look);
        var fresh = DeskWords.Groups.Where(look.Shows).ToDictionary(group => group, group => Fresh(asked, look, group));
        var keeps = look.Held && look.Chosen == _chosen && Sections.Count > 0;
        var rows = keeps ? DeskPlaces.Kept(Sections, fresh, all, look) : fresh;
        Waiting = keeps ? DeskPlaces.Moves(rows, fresh, asked) : 0;
        var were = Sections.ToDictionary(section => section.Group);
        Sections =
        [
            .. rows.Where(one => keeps ? one.Value.Count > 0 || (look.Collapsed.Contains(one.Key) && were.ContainsKey(one.Key)) : IsThere(asked, look, one.Key))
                .OrderBy(one => one.Key).Select(one => Section(asked, look, one.Key, one.Value)),
        ];
        Next = Shown.FirstOrDefault(card => IsNext(card, look.Me, asked.Now))?.Key;
        _chosen = look.Chosen;
    }

    private static List<DeskCard> Fresh(DeskBoard asked, DeskLook look, DeskGroup group) =>
        look.Collapsed.Contains(group) ? [] : [.. asked[group].Take(look.Limit(asked, group))];

    // What was done long ago is there for who goes to look for it.
    private static bool IsThere(DeskBoard asked, DeskLook look, DeskGroup group) => (look.Chosen == group ? asked[group].Count : asked.Count(group)) > 0;

    private static DeskSection Section(DeskBoard asked, DeskLook look, DeskGroup group, List<DeskCard> rows)
    {
        var collapsed = look.Collapsed.Contains(group);
        var more = asked[group].Count - Math.Min(asked[group].Count, look.Limit(asked, group));
        var order = collapsed || rows.Count < 2 ? null : DeskWords.Order(group, new DeskOrder(asked.Now).IsOld(asked[group] is [.., var last] ? last : rows[^1]));
        return new(group, DeskWords.Heading(group, asked.CountsThisWeek), asked.Count(group), rows, collapsed ? 0 : more, collapsed, order);
    }

    private static bool IsNext(DeskCard card, Me me, DateTimeOffset now) =>
        card.Place.Group <= DeskGroup.NoWord && (card.Run.ClaimedBy is not { } who || me.Is(who)) && RunWords.Verb(card.Run, now) is not null;
}
