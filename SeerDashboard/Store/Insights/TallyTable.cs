using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Insights;

/// <summary>Adds to the counts by the hour.</summary>
internal sealed class TallyTable(SqliteConnection connection)
{
    private readonly SqliteCommand _add = connection.Prepare(
        "INSERT INTO Tallies (Hour, Name, Count) VALUES ($hour, $name, $count) ON CONFLICT DO UPDATE SET Count = Count + excluded.Count",
        "$hour", "$name", "$count");

    private readonly SqliteCommand _cursor = connection.Prepare(
        $"SELECT Count FROM Tallies WHERE Hour = {TallyName.CursorHour} AND Name = '{TallyName.Cursor}'");

    private readonly SqliteCommand _advance = connection.Prepare(
        $"INSERT INTO Tallies (Hour, Name, Count) VALUES ({TallyName.CursorHour}, '{TallyName.Cursor}', $cursor) ON CONFLICT DO UPDATE SET Count = excluded.Count",
        "$cursor");

    /// <summary>The number of the last delivery that was counted; 0 before the first.</summary>
    public long Cursor(SqliteTransaction transaction) => _cursor.With(transaction).ExecuteScalar() as long? ?? 0;

    /// <summary>Sets it, in the same transaction as the counts: so each delivery is counted once, whatever ends the process.</summary>
    public void Advance(long cursor, SqliteTransaction transaction) => _advance.With(transaction, cursor).ExecuteNonQuery();

    /// <summary>Adds them all.</summary>
    public void Add(Tally tally, SqliteTransaction transaction)
    {
        foreach (var ((hour, name), count) in tally.Counts)
            _add.With(transaction, hour, name, count).ExecuteNonQuery();
    }
}

/// <summary>Counts by hour and name, gathered before they are written.</summary>
internal sealed class Tally
{
    private readonly Dictionary<(long Hour, string Name), long> _counts = [];

    /// <summary>What was gathered.</summary>
    public IReadOnlyDictionary<(long Hour, string Name), long> Counts => _counts;

    /// <summary>Adds to one.</summary>
    public void Add(DateTimeOffset at, string name, long count = 1) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, (TallyName.HourOf(at), name), out _) += count;
}
