using System.Runtime.CompilerServices;

namespace SeerDashboard.Store.Chain;

/// <summary>
/// Goes through the log in many short reads. One that lasts as long as its client takes its time would keep the write-ahead log from being cut;
/// since the log only grows at its end, nothing is missed between two of them. Each is away from the caller's thread, and none goes on for
/// nobody: what finds little looks up as often as what finds much.
/// </summary>
internal static class ShortReads
{
    private const int Rows = 256;

    private const long Bytes = 4 * 1024 * 1024;

    private const long Numbers = 2_000;

    /// <summary>All from the first number to the last, in their order.</summary>
    /// <param name="bounds">Both included.</param>
    /// <param name="read">Reads between two numbers; each row with its number and what it holds in memory, in bytes.</param>
    /// <param name="cancel">Ends it between two reads.</param>
    public static async IAsyncEnumerable<T> OfAsync<T>(
        (long First, long Last) bounds, Func<(long First, long Last), IEnumerable<(long Id, long Bytes, T Row)>> read, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (first, last) = bounds;
        while (first <= last)
        {
            var stretch = (first, first + Math.Min(last - first, Numbers - 1));
            var (taken, next) = await Task.Run(() => Take(stretch, read), cancel);
            foreach (var row in taken)
                yield return row;
            first = next;
        }
    }

    private static (List<T> Taken, long Next) Take<T>((long First, long Last) stretch, Func<(long First, long Last), IEnumerable<(long Id, long Bytes, T Row)>> read)
    {
        var (taken, held) = (new List<T>(), 0L);
        foreach (var (id, bytes, row) in read(stretch))
        {
            taken.Add(row);
            held += bytes;
            if (taken.Count == Rows || held >= Bytes)
                return (taken, id + 1);
        }

        return (taken, stretch.Last + 1);
    }
}
