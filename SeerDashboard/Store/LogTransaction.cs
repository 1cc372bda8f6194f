using Microsoft.Data.Sqlite;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store;

/// <summary>One connection's way of making the log longer: deliveries and the end of the chain in one durable transaction.</summary>
internal sealed class LogTransaction(SqliteConnection connection) : IDisposable
{
    private readonly ChainHead _chain = ChainHead.Open(connection);

    private readonly DeliveryInsert _insert = new(connection);

    private readonly SqliteCommand _durable = connection.Prepare("PRAGMA synchronous=FULL");

    private readonly SqliteCommand _begin = connection.Prepare("BEGIN IMMEDIATE");

    private readonly SqliteCommand _commit = connection.Prepare("COMMIT");

    private readonly SqliteCommand _rollback = connection.Prepare("ROLLBACK");

    /// <summary>The one that this writes on.</summary>
    public SqliteConnection Connection { get; } = connection;

    /// <summary>Where the log ends.</summary>
    public ChainEnd End => _chain.Last;

    /// <summary>Reads the end of the log from the store.</summary>
    public void Reread() => _chain.Reread();

    /// <summary>Begins, and inserts; null for one that has no place in the log any more.</summary>
    public (List<Receipt?> Receipts, ChainEnd End) Write(List<Arrival> arrivals)
    {
        // A projection may have left the connection at less; a delivery that cannot be made durable is not accepted.
        _durable.ExecuteNonQuery();
        _begin.ExecuteNonQuery();
        var end = _chain.Last;
        var receipts = new List<Receipt?>(arrivals.Count);
        foreach (var arrival in arrivals)
            receipts.Add(_insert.Insert(arrival, ref end));
        _chain.Write(end);
        return (receipts, end);
    }

    /// <summary>Ends the transaction; all of it is on the disk.</summary>
    public void Commit(ChainEnd end)
    {
        _commit.ExecuteNonQuery();
        _chain.Last = end;
    }

    /// <summary>Ends what a failure left open. SQLite itself ends a transaction after some failures.</summary>
    public void GiveUp()
    {
        try
        {
            _rollback.ExecuteNonQuery();
        }
        catch (Exception error) when (error is SqliteException or InvalidOperationException)
        {
            // There was none, or the connection is lost and the transaction with it.
        }
    }

    /// <summary>The lock can be had and the chain's row be written; nothing is.</summary>
    public void Probe()
    {
        _begin.ExecuteNonQuery();
        try
        {
            _chain.Write(_chain.Last);
        }
        finally
        {
            GiveUp();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_durable, _begin, _commit, _rollback])
            command.Dispose();
        _insert.Dispose();
        _chain.Dispose();
    }
}
