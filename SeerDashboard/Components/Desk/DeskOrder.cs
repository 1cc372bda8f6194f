namespace SeerDashboard.Components.Desk;

/// <summary>The order of the desk: by group, and in each as it is worked off.</summary>
internal sealed class DeskOrder : IComparer<DeskCard>
{
    public static readonly DeskOrder Instance = new();

    public int Compare(DeskCard? x, DeskCard? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = x.Place.Group.CompareTo(y.Place.Group);
        if (order != 0)
            return order;
        order = x.Since.CompareTo(y.Since);
        if (order == 0)
            order = x.Run.RunId.Value.CompareTo(y.Run.RunId.Value);
        if (order == 0)
            order = string.CompareOrdinal(x.Run.Integration, y.Run.Integration);
        if (order == 0)
            order = string.CompareOrdinal(x.Run.Installation, y.Run.Installation);
        return DeskWords.IsOldestFirst(x.Place.Group) ? order : -order;
    }
}
