namespace SeerDashboard.Store.Chain;

/// <summary>
/// Goes through the log in many short reads. One that lasts as long as its client takes its time would keep the write-ahead log from being cut;
/// since the log only grows at its end, nothing is missed between two of them.
/// </summary>
internal static class ShortReads
{
    private const int Rows = 256;

    private const long Bytes = 4 * 1024 * 1024;

    /// <summary>All from the first number to the last, in their order.</summary>
    /// <param name="bounds">Both included.</param>
    /// <param name="read">Reads from a number on; each row with its number and what it holds in memory, in bytes.</param>
    public static IEnumerable<T> Of<T>((long First, long Last) bounds, Func<(long First, long Last), IEnumerable<(long Id, long Bytes, T Row)>> read)
    {
        var (first, last) = bounds;
        while (first <= last)
        {
            var taken = new List<T>();
            var (next, held) = (last + 1, 0L);
            foreach (var (id, bytes, row) in read((first, last)))
            {
                taken.Add(row);
                held += bytes;
                if (taken.Count < Rows && held < Bytes)
                    continue;
                next = id + 1;
                break;
            }

            foreach (var row in taken)
                yield return row;
            first = next;
        }
    }
}
