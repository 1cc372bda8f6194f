using SeerDashboard.Access;
using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>How one viewer looks at the desk.</summary>
public sealed record DeskLook
{
    /// <summary>So many rows of a group are shown at first.</summary>
    public const int Page = 25;

    /// <summary>So many more when more are asked for.</summary>
    public const int NextPage = 100;

    /// <summary>Of what is done fewer: it waits for nobody.</summary>
    public const int DonePage = 10;

    /// <summary>The one group that is shown; null for all but the snoozed.</summary>
    public DeskGroup? Chosen { get; init; }

    /// <summary>The groups of which only the heading is shown.</summary>
    public IReadOnlySet<DeskGroup> Collapsed { get; init; } = new HashSet<DeskGroup>();

    /// <summary>How many rows more than at first are shown of a group.</summary>
    public IReadOnlyDictionary<DeskGroup, int> More { get; init; } = new Dictionary<DeskGroup, int>();

    /// <summary>Somebody points at the list: rows keep their places.</summary>
    public bool Held { get; init; }

    /// <summary>Rows that go to their place all the same: the viewer moved them.</summary>
    public IReadOnlySet<RunKey> Free { get; init; } = new HashSet<RunKey>();

    /// <summary>The group that the viewer just opened, or asked more of: its rows come, though others keep their places.</summary>
    public DeskGroup? Anew { get; init; }

    /// <summary>Who looks.</summary>
    public Me Me { get; init; } = Me.Nobody;

    /// <summary>The group is on the page, if it has rows.</summary>
    public bool Shows(DeskGroup group) => Chosen is { } one ? group == one : group != DeskGroup.Snoozed;

    /// <summary>How many rows of a group are shown at most.</summary>
    public int Limit(DeskBoard board, DeskGroup group)
    {
        ArgumentNullException.ThrowIfNull(board);
        var more = More.GetValueOrDefault(group);
        // What was done earlier comes only when it is asked for.
        return group == DeskGroup.Done ? Math.Min(DonePage, board.DoneThisWeek) + more : Page + more;
    }
}
