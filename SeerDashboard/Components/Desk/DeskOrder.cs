using SeerDashboard.Runs;

namespace SeerDashboard.Components.Desk;

/// <summary>
/// The order of the desk: by group, and in each as it is worked off. What waits for a review is worked off from the oldest, but what nobody
/// took for longer than a week stands below, or it would hide the rest for ever.
/// </summary>
/// <param name="now">The moment of the desk.</param>
internal sealed class DeskOrder(DateTimeOffset now) : IComparer<DeskCard>
{
    public int Compare(DeskCard? x, DeskCard? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = x.Place.Group.CompareTo(y.Place.Group);
        if (order != 0)
            return order;
        var (isOld, isOther) = (IsOld(x), IsOld(y));
        if (isOld != isOther)
            return isOld ? 1 : -1;
        order = x.Since.CompareTo(y.Since);
        if (order == 0)
            order = x.Run.RunId.Value.CompareTo(y.Run.RunId.Value);
        if (order == 0)
            order = string.CompareOrdinal(x.Run.Integration, y.Run.Integration);
        if (order == 0)
            order = string.CompareOrdinal(x.Run.Installation, y.Run.Installation);
        return DeskWords.IsOldestFirst(x.Place.Group) && !isOld ? order : -order;
    }

    /// <summary>It stands below what came this week.</summary>
    public bool IsOld(DeskCard card) => card.Place.Group == DeskGroup.ReadyForReview && now - card.Since > DeskBoard.Week;
}
