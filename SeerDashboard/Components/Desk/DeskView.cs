using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Store.Finding;

namespace SeerDashboard.Components.Desk;

/// <summary>The desk as one viewer sees it: what was asked for, what is held, what is paused.</summary>
/// <param name="desk">The desk that all see.</param>
/// <param name="collapsed">The groups of which only the heading is shown.</param>
public sealed class DeskView(DeskNow desk, ISet<DeskGroup> collapsed)
{
    private readonly Dictionary<DeskGroup, int> _more = [];
    private readonly HashSet<RunKey> _free = [];
    private DeskBoard? _frozen;

    /// <summary>The rows.</summary>
    public DeskRows Rows { get; } = new();

    /// <summary>The rows that are selected.</summary>
    public Picked Picked { get; } = new();

    /// <summary>All runs.</summary>
    public DeskBoard Board { get; private set; } = DeskBoard.Empty;

    /// <summary>Those that are asked for.</summary>
    public DeskBoard Asked { get; private set; } = DeskBoard.Empty;

    /// <summary>What is asked for.</summary>
    public DeskQuery Query { get; private set; } = DeskQuery.All;

    /// <summary>What a search found; null while nothing is searched for.</summary>
    public RunHits? Found { get; set; }

    /// <summary>Who looks.</summary>
    public Me Me { get; set; } = Me.Nobody;

    /// <summary>Somebody points at the list, or has selected rows: nothing moves under that.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Since when nothing changes, because the viewer wants it so.</summary>
    public DateTimeOffset? PausedAt => _frozen?.Now;

    /// <summary>How many updates wait to be shown.</summary>
    public int Waiting { get; private set; }

    /// <summary>How many runs wait for the viewer, also while nothing is shown of it.</summary>
    public int Needs { get; private set; }

    /// <summary>Takes what there is now; what is held keeps its place.</summary>
    public void Take(DeskQuery query) => Take(query, (IsHeld || Picked.Count > 0) && query == Query);

    /// <summary>Takes what there is now, and puts every row where it belongs.</summary>
    public void TakeAll()
    {
        _free.Clear();
        Take(Query, held: false);
    }

    /// <summary>The pointer or the focus came to the list, or left it.</summary>
    public void Hold(bool held)
    {
        IsHeld = held;
        Take(Query);
    }

    /// <summary>Stops at what there is, or goes on.</summary>
    public void Pause(bool pause)
    {
        _frozen = pause ? desk.Board() : null;
        TakeAll();
    }

    /// <summary>The viewer changed these runs: they go to their places, whatever is held or paused.</summary>
    public void Free(IReadOnlyCollection<RunKey> runs)
    {
        _free.UnionWith(runs);
        Take(Query);
    }

    /// <summary>Collapses a group, or opens it again.</summary>
    public void Collapse(DeskGroup group)
    {
        if (!collapsed.Remove(group))
            collapsed.Add(group);
        TakeAll();
    }

    /// <summary>Shows more rows of a group.</summary>
    public void ShowMore(DeskGroup group)
    {
        _more[group] = _more.GetValueOrDefault(group) + DeskLook.NextPage;
        TakeAll();
    }

    private void Take(DeskQuery query, bool held)
    {
        var now = desk.Board();
        if (_frozen is not null && _free.Count > 0)
            _frozen = _frozen.With(_free.Select(now.Run).OfType<RunSummary>());
        Board = _frozen ?? now;
        var all = Found is { } found ? Board.Found(found.Hits.Select(hit => hit.Run)) : Board;
        Asked = all.Asked(query, Me.Name, found: null);
        Rows.Take(all, Asked, new() { Chosen = query.Group, Collapsed = collapsed.ToHashSet(), More = _more, Held = held, Free = _free, Me = Me });
        (Query, Needs, Waiting) = (query, now.Needs(Me), _frozen?.Changes(now) ?? Rows.Waiting);
        Picked.Keep(Rows.Shown.Select(card => card.Key));
        // A list that is gone cannot say that it was left.
        IsHeld &= Rows.Sections.Count > 0;
    }
}
