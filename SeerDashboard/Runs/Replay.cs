namespace SeerDashboard.Runs;

/// <summary>The delivered state of a run from its events (STATE.md).</summary>
public static class Replay
{
    /// <summary>Sorts canonically, drops duplicates, folds.</summary>
    public static SeerRun Of(RunKey key, IEnumerable<SeerEvent> events) => throw new NotSupportedException();
}
