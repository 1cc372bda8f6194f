using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Chain;

/// <summary>Where the chain ends.</summary>
/// <param name="Sequence">The last delivery; 0 before the first.</param>
/// <param name="Hash">Its link.</param>
internal readonly record struct ChainEnd(long Sequence, byte[] Hash)
{
    /// <summary>The same place of the same chain.</summary>
    public bool Is(ChainEnd other) => Sequence == other.Sequence && Hash.AsSpan().SequenceEqual(other.Hash);
}

/// <summary>The end of the chain as the writer knows it, and its row beside the log.</summary>
internal sealed class ChainHead : IDisposable
{
    private readonly SqliteCommand _read;

    private readonly SqliteCommand _write;

    private ChainHead(SqliteConnection connection, ChainEnd last)
    {
        Last = last;
        _read = connection.Prepare("SELECT Count, Head FROM Chain WHERE Id = 1");
        _write = connection.Prepare(
            "INSERT INTO Chain (Id, Count, Head) VALUES (1, $count, $head) ON CONFLICT DO UPDATE SET Count = excluded.Count, Head = excluded.Head", "$count", "$head");
    }

    /// <summary>As last committed.</summary>
    public ChainEnd Last { get; set; }

    /// <summary>Takes up the chain; over a store from before it, makes the links that are missing.</summary>
    public static ChainHead Open(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        using var select = connection.Prepare("SELECT Count, Head FROM Chain WHERE Id = 1");
        ChainEnd? known = null;
        using (var row = select.With(transaction).ExecuteReader())
        {
            if (row.Read())
                known = new(row.GetInt64(0), (byte[])row[1]);
        }

        var head = new ChainHead(connection, known ?? new(0, ChainLink.Start));
        if (known is null)
        {
            head.Last = ChainUpgrade.Link(connection, transaction);
            head.Write(head.Last, transaction);
        }

        transaction.Commit();
        return head;
    }

    /// <summary>Takes the end as the store has it: after a failed commit, memory may know too little or too much.</summary>
    public void Reread()
    {
        using var row = _read.With(null).ExecuteReader();
        Last = row.Read() ? new(row.GetInt64(0), (byte[])row[1]) : new(0, ChainLink.Start);
    }

    /// <summary>Written in the transaction that makes the chain longer.</summary>
    public void Write(ChainEnd end, SqliteTransaction? transaction = null) => _write.With(transaction, end.Sequence, end.Hash).ExecuteNonQuery();

    /// <inheritdoc/>
    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
    }
}
