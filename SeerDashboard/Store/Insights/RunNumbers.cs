namespace SeerDashboard.Store.Insights;

/// <summary>What is counted and measured of runs.</summary>
/// <param name="Counts">How many are in each state.</param>
/// <param name="Times">How long steps usually take.</param>
/// <param name="Retro">Runs of some weeks.</param>
public sealed record RunNumbers(RunCounts Counts, StepTimes Times, Retro.RetroReader Retro);
