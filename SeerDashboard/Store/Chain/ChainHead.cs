using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store.Chain;

/// <summary>Where the chain ends.</summary>
/// <param name="Sequence">The last delivery; 0 before the first.</param>
/// <param name="Hash">Its link.</param>
internal readonly record struct ChainEnd(long Sequence, byte[] Hash);

/// <summary>The end of the chain as the writer knows it, and its row beside the log.</summary>
internal sealed class ChainHead
{
    private readonly SqliteCommand _write;

    private ChainHead(SqliteConnection connection, ChainEnd last)
    {
        Last = last;
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

    /// <summary>Written in the transaction that makes the chain longer.</summary>
    public void Write(ChainEnd end, SqliteTransaction transaction) => _write.With(transaction, end.Sequence, end.Hash).ExecuteNonQuery();
}
