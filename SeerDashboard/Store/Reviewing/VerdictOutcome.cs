namespace SeerDashboard.Store.Reviewing;

/// <summary>What became of a verdict.</summary>
public enum VerdictOutcome
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>It is not: the run is another one now than what was seen.</summary>
    NotSeen,

    /// <summary>It is not: there is no such run.</summary>
    NoRun,
}
