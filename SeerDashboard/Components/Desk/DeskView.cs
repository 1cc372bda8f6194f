using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Store.Finding;

namespace SeerDashboard.Components.Desk;

/// <summary>The desk as one viewer sees it: what was asked for, what is held, what is paused.</summary>
/// <param name="desk">The desk that all see.</param>
/// <param name="memory">What stays when the viewer opens a run and comes back.</param>
public sealed class DeskView(DeskNow desk, DeskMemory memory)
{
    private readonly HashSet<RunKey> _free = [];

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
    public DateTimeOffset? PausedAt => memory.Paused?.Now;

    /// <summary>How many updates wait to be shown.</summary>
    public int Waiting { get; private set; }

    /// <summary>The greatest version that the viewer has seen: what waits to be shown, or is not asked for, was not.</summary>
    public long Seen { get; private set; }

    private bool Holds => IsHeld || Picked.Count > 0;

    /// <summary>Takes what there is now; what is held keeps its place.</summary>
    public void Take(DeskQuery query) => Take(query, Holds && query == Query);

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
        memory.Paused = pause ? desk.Board() : null;
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
        if (!memory.Collapsed.Remove(group))
            memory.Collapsed.Add(group);
        Take(Query, Holds, group);
    }

    /// <summary>Shows more rows of a group.</summary>
    public void ShowMore(DeskGroup group)
    {
        memory.More[group] = memory.More.GetValueOrDefault(group) + DeskLook.NextPage;
        Take(Query, Holds, group);
    }

    private void Take(DeskQuery query, bool held, DeskGroup? anew = null)
    {
        var now = desk.Board();
        if (memory.Paused is { } still && _free.Count > 0)
            memory.Paused = still.With(_free.Select(now.Run).OfType<RunSummary>());
        Board = memory.Paused ?? now;
        var all = Found is { } found ? Board.Found(found.Hits.Select(hit => hit.Run)) : Board;
        Asked = desk.Asked(all, query, Me.Name);
        Rows.Take(all, Asked, new() { Chosen = query.Group, Collapsed = memory.Collapsed.ToHashSet(), More = memory.More, Held = held, Free = _free, Anew = anew, Me = Me });
        (Query, Waiting) = (query, memory.Paused?.Changes(now) ?? Rows.Waiting);
        if (Waiting == 0 && query.IsAll)
            Seen = Board.Version;
        Picked.Keep(Rows.Shown.Select(card => card.Key));
        // A list that is gone cannot say that it was left.
        IsHeld &= Rows.Sections.Count > 0;
    }
}
