namespace SeerDashboard.Webhooks;

/// <summary>Chooses whose reading ends so that others find room: bodies that come slowly, of the address that has taken most.</summary>
internal static class SlowOnes
{
    /// <summary>Gives up as many as those who wait need, and no more. Their room comes free once they have noticed.</summary>
    public static void GiveUp(IReadOnlyCollection<RoomPlace> inside, IReadOnlyCollection<WaitingBody> waiting, RoomBooks books, DateTimeOffset now)
    {
        var slow = inside.Where(place => place.IsSlow(now)).OrderByDescending(place => books.Of(place.Network)).ThenByDescending(place => place.Bytes).ToList();
        if (slow.Count == 0)
            return;
        // What is given up already and has not gone yet.
        long coming = inside.Where(place => place.GivenUp).Sum(place => (long)place.Bytes);
        foreach (var one in waiting)
        {
            coming -= one.Bytes;
            while (coming < 0 && slow.FindIndex(place => books.Bar(one.Network, one.Bytes, one.IsLikely) == RoomBar.All || place.Network == one.Network) is >= 0 and var at)
            {
                coming += slow[at].Bytes;
                slow[at].GiveUp();
                slow.RemoveAt(at);
            }
        }
    }
}
