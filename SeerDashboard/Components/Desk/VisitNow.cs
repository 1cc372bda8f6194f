using SeerDashboard.Store;

namespace SeerDashboard.Components.Desk;

/// <summary>What whoever looks had seen when this visit began: kept for the whole circuit, so that a run can be opened and left again. One a circuit.</summary>
public sealed class VisitNow
{
    /// <summary>Null until it was read.</summary>
    public Visit? Last { get; set; }

    /// <summary>The row changed since they were last here.</summary>
    public bool IsNews(DeskCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return Last?.IsNews(card.Run) == true;
    }
}
