using SeerDashboard.Runs;
using SeerDashboard.Store.Insights.Retro;

namespace SeerDashboard.Components.Insights.Retro;

/// <summary>A row of a table of states.</summary>
/// <param name="Name">What it is of; untrusted text.</param>
/// <param name="Pick">The runs that it counts.</param>
/// <param name="States">How many are in each state.</param>
public sealed record StateTableRow(string Name, RetroPick Pick, IReadOnlyDictionary<RunState, int> States);
