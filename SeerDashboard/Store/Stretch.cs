namespace SeerDashboard.Store;

/// <summary>
/// How many deliveries runs are brought up to date with at once, so that one that comes meanwhile waits no longer than about 60 ms: the first ones meet
/// code that is not compiled yet, and large change sets take their time.
/// </summary>
internal sealed class Stretch
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(60);

    private int _most = 8;

    /// <summary>So many, but never more than <paramref name="most"/>.</summary>
    public int AtOnce(int most) => Math.Min(_most, most);

    /// <summary>So many took so long. Of <paramref name="most"/> at most the next ones are twice as many, or half.</summary>
    public void Took(int atOnce, TimeSpan time, int most) => _most = time > Longest ? Math.Max(1, atOnce / 2) : Math.Min(2 * atOnce, most);
}
