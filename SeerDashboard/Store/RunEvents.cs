using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>The events of a run, hot ones from memory. What it holds never differs from the log up to the projector's cursor.</summary>
/// <param name="connection">The one that writes.</param>
/// <param name="most">How many runs are held.</param>
/// <param name="mostBytes">How many bytes of events, as the log has them.</param>
internal sealed class RunEvents(SqliteConnection connection, int most, long mostBytes)
{
    private readonly Dictionary<RunKey, Hot> _hot = [];

    private readonly LinkedList<RunKey> _byAge = [];

    private readonly SqliteCommand _select = Select(connection, "Read", "ORDER BY Id DESC");

    private readonly SqliteCommand _count = Select(connection, "COUNT(*)", "");

    /// <summary>How many runs are held.</summary>
    public int Count => _byAge.Count;

    /// <summary>What is held, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>A run's events: those up to a sequence number, and then <paramref name="news"/>.</summary>
    public HeldEvents Of(RunKey run, RunNews news, long upTo, SqliteTransaction transaction)
    {
        if (!_hot.TryGetValue(run, out var hot))
        {
            _hot[run] = hot = Read(run, upTo, transaction);
            hot.Place = _byAge.AddLast(run);
            Bytes += hot.Events.Bytes;
        }

        Bytes -= hot.Events.Bytes;
        foreach (var (seen, bytes) in news.Events)
            hot.Events.Add(seen, bytes);
        Bytes += hot.Events.Bytes;
        // One that would drive out all others is read again each time.
        if (hot.Events.Bytes > mostBytes / 4)
            Forget(run);
        while ((_hot.Count > most || Bytes > mostBytes) && _byAge.First is { Value: var oldest })
            Forget(oldest);
        return hot.Events;
    }

    /// <summary>Forgets one run: its rows were changed.</summary>
    public void Forget(RunKey run)
    {
        if (!_hot.Remove(run, out var hot))
            return;
        Bytes -= hot.Events.Bytes;
        _byAge.Remove(hot.Place!);
    }

    /// <summary>Forgets all: after a rollback memory would be ahead of the log.</summary>
    public void Clear()
    {
        _hot.Clear();
        _byAge.Clear();
        Bytes = 0;
    }

    private Hot Read(RunKey run, long upTo, SqliteTransaction transaction)
    {
        using var rows = _select.With(transaction, run.RunId.Value, run.Integration, run.Installation, upTo).ExecuteReader();
        return new(HeldEvents.Of(Stored(rows), () => (long)_count.With(transaction, run.RunId.Value, run.Integration, run.Installation, upTo).ExecuteScalar()!));
    }

    private static IEnumerable<byte[]?> Stored(SqliteDataReader rows)
    {
        while (rows.Read())
            yield return rows[0] as byte[];
    }

    private static SqliteCommand Select(SqliteConnection connection, string what, string order) => connection.Prepare(
        $"SELECT {what} FROM Deliveries WHERE RunId = $run AND Integration = $integration AND Installation = $installation AND Id <= $upTo {order}",
        "$run", "$integration", "$installation", "$upTo");

    private sealed class Hot(HeldEvents events)
    {
        public HeldEvents Events { get; } = events;

        public LinkedListNode<RunKey>? Place { get; set; }
    }
}
