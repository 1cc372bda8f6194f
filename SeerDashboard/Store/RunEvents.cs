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

    private readonly SqliteCommand _select = connection.Prepare(
        "SELECT Read FROM Deliveries WHERE RunId = $run AND Integration = $integration AND Installation = $installation AND Id <= $upTo ORDER BY Id",
        "$run", "$integration", "$installation", "$upTo");

    /// <summary>How many runs are held.</summary>
    public int Count => _byAge.Count;

    /// <summary>What is held, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>All events, null for what cannot be read: those up to a sequence number, and then <paramref name="news"/>.</summary>
    public IReadOnlyList<SeerEvent?> Of(RunKey run, RunNews news, long upTo, SqliteTransaction transaction)
    {
        if (!_hot.TryGetValue(run, out var hot))
        {
            _hot[run] = hot = Read(run, upTo, transaction);
            hot.Place = _byAge.AddLast(run);
            Bytes += hot.Bytes;
        }

        hot.Events.AddRange(news.Events);
        hot.Bytes += news.Bytes;
        Bytes += news.Bytes;
        // One that would drive out all others is read again each time.
        if (hot.Bytes > mostBytes / 4)
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
        Bytes -= hot.Bytes;
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
        var hot = new Hot();
        using var rows = _select.With(transaction, run.RunId.Value, run.Integration, run.Installation, upTo).ExecuteReader();
        while (rows.Read())
        {
            hot.Add(rows[0] as byte[]);
        }

        return hot;
    }

    private sealed class Hot
    {
        public List<SeerEvent?> Events { get; } = [];

        public long Bytes { get; set; }

        public LinkedListNode<RunKey>? Place { get; set; }

        public void Add(byte[]? stored)
        {
            var seen = StoredEvent.Read(stored, out var bytes);
            Events.Add(seen);
            Bytes += bytes;
        }
    }
}
