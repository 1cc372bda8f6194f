using SeerDashboard.Runs;

namespace SeerDashboard.Components.Finding;

/// <summary>What a search found, for the rows: a cascading value, absent while nothing is searched for.</summary>
/// <param name="Words">What was searched for.</param>
/// <param name="Texts">Where each run was found.</param>
public sealed record FoundRuns(SearchWords Words, IReadOnlyDictionary<RunKey, FoundText> Texts)
{
    /// <summary>Where a run was found, when its row does not show that text anyway.</summary>
    public FoundText? BesideTheRow(RunKey run) => Texts.GetValueOrDefault(run) is { IsInTheRow: false } found ? found : null;
}
