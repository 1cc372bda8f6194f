namespace SeerDashboard.Runs;

/// <summary>
/// The order in which a run's deliveries count, whatever the order of arrival: time of sending, rank, body hash (STATE.md §2).
/// Kind and Request-ID come last, so that copies of one body sent in the same second are in order too.
/// </summary>
public sealed class CanonicalOrder : IComparer<SeerEvent>
{
    /// <summary>The one instance.</summary>
    public static readonly CanonicalOrder Instance = new();

    private CanonicalOrder()
    {
    }

    /// <inheritdoc/>
    public int Compare(SeerEvent? x, SeerEvent? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var order = x.SentAt.CompareTo(y.SentAt);
        if (order == 0)
            order = SeerAction.Rank(x.Action).CompareTo(SeerAction.Rank(y.Action));
        if (order == 0)
            order = string.CompareOrdinal(x.BodyHash, y.BodyHash);
        if (order == 0)
            order = x.Kind.CompareTo(y.Kind);
        return order != 0 ? order : string.CompareOrdinal(x.RequestId, y.RequestId);
    }
}
