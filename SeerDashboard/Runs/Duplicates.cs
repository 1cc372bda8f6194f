namespace SeerDashboard.Runs;

/// <summary>Which deliveries of one run are duplicates (STATE.md §3).</summary>
public static class Duplicates
{
    /// <summary>The events in canonical order, each with the event it repeats (null: it counts).</summary>
    public static IReadOnlyList<(SeerEvent Event, SeerEvent? Of)> Mark(IEnumerable<SeerEvent> events) => throw new NotSupportedException();
}
