using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>The events of a run, hot ones from memory. What it holds never differs from the log up to the projector's cursor.</summary>
internal sealed class RunEvents(SqliteConnection connection, int capacity)
{
    private readonly Dictionary<RunKey, List<SeerEvent?>> _hot = [];

    private readonly Queue<RunKey> _byAge = new();

    private readonly SqliteCommand _select = connection.Prepare(
        "SELECT Read FROM Deliveries WHERE RunId = $run AND Integration = $integration AND Installation = $installation AND Id <= $upTo ORDER BY Id",
        "$run", "$integration", "$installation", "$upTo");

    /// <summary>All events up to a sequence number, null for what cannot be read; <paramref name="news"/> are those that this batch brought.</summary>
    public IReadOnlyList<SeerEvent?> Of(RunKey run, IReadOnlyList<SeerEvent?> news, long upTo, SqliteTransaction transaction)
    {
        if (_hot.TryGetValue(run, out var events))
        {
            events.AddRange(news);
            return events;
        }

        events = [];
        using (var rows = _select.With(transaction, run.RunId.Value, run.Integration, run.Installation, upTo).ExecuteReader())
        {
            while (rows.Read())
                events.Add(StoredEvent.Read((byte[])rows[0]));
        }

        while (_byAge.Count >= capacity)
            _hot.Remove(_byAge.Dequeue());
        _byAge.Enqueue(run);
        return _hot[run] = events;
    }

    /// <summary>Forgets one run: its rows were changed.</summary>
    public void Forget(RunKey run) => _hot.Remove(run);

    /// <summary>Forgets all: after a rollback memory would be ahead of the log.</summary>
    public void Clear()
    {
        _hot.Clear();
        _byAge.Clear();
    }
}
