using SeerDashboard.Runs;

namespace SeerDashboard.Live;

/// <summary>What the hub calls on its clients (CONTRACT.md, "Live").</summary>
public interface ISeerClient
{
    /// <summary>A run changed. May come late, twice or not at all: drop what is older than the <see cref="RunSummary.Version"/> at hand.</summary>
    Task RunChanged(RunSummary run);
}
