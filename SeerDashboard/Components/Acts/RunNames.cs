using SeerDashboard.Runs;

namespace SeerDashboard.Components.Acts;

/// <summary>What a run is called in a few letters.</summary>
public static class RunNames
{
    /// <summary>The issue's short id, else its number, else the run's.</summary>
    public static string Of(RunSummary run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Issue.ShortId ?? run.GroupId?.ToString() ?? $"run {run.RunId}";
    }
}
