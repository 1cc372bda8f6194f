using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace SeerDashboard.Benchmarks.Servers;

/// <summary>Looks into a dashboard's store for how far its runs are.</summary>
internal sealed class Projection : IDisposable
{
    private readonly SqliteConnection _connection;

    private readonly SqliteCommand _behind;

    private readonly SqliteCommand _unindexed;

    public Projection(Server server)
    {
        _connection = new($"Data Source={server.Store};Mode=ReadOnly;Pooling=false");
        _connection.Open();
        _behind = _connection.CreateCommand();
        _behind.CommandText = "SELECT (SELECT COALESCE(MAX(Id), 0) FROM Deliveries) - (SELECT Cursor FROM Projection)";
        _unindexed = _connection.CreateCommand();
        _unindexed.CommandText =
            "SELECT COALESCE((SELECT MAX(Version) FROM Runs) > COALESCE((SELECT CAST(Value AS INTEGER) FROM Settings WHERE Key LIKE 'search:%'), 0), 0)";
    }

    /// <summary>Comes back when the last run is projected; how long that took.</summary>
    public async Task<TimeSpan> CaughtUpAsync()
    {
        var from = Stopwatch.GetTimestamp();
        while (_behind.ExecuteScalar() is not 0L)
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        return Stopwatch.GetElapsedTime(from);
    }

    /// <summary>Comes back when the search index is there as well: what it has left over must not be done while the next server is measured.</summary>
    public async Task IndexedAsync()
    {
        while (_unindexed.ExecuteScalar() is not 0L)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
    }

    /// <summary>What is measured is what is meant: every delivery was an event of a run of its own.</summary>
    /// <exception cref="InvalidOperationException">Some were not.</exception>
    public void AllAreRuns()
    {
        using var count = _connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM Deliveries WHERE Outcome <> 'Applied'";
        if (count.ExecuteScalar() is not 0L)
            throw new InvalidOperationException("Not every delivery was read as an event.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _behind.Dispose();
        _unindexed.Dispose();
        _connection.Dispose();
    }
}
