using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>A group as it is shown: its heading, and the rows under it.</summary>
/// <param name="Group">Which.</param>
/// <param name="Name">What stands beside the count.</param>
/// <param name="Count">How many it counts.</param>
/// <param name="Rows">Its rows; none while it is collapsed.</param>
/// <param name="More">How many more there are to show.</param>
/// <param name="IsCollapsed">Only the heading is shown.</param>
/// <param name="Order">How its rows stand; null where nobody asks.</param>
public sealed record DeskSection(DeskGroup Group, string Name, int Count, IReadOnlyList<DeskCard> Rows, int More, bool IsCollapsed, string? Order);
