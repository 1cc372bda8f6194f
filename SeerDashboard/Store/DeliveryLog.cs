using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>Follows the log by sequence number, reading what each delivery said.</summary>
internal sealed class DeliveryLog(SqliteConnection connection, FreshEvents fresh)
{
    /// <summary>No more than about this is read at once; a delivery larger than that by itself.</summary>
    private const long MostBytes = 8 * 1024 * 1024;

    private readonly SqliteCommand _after = connection.Prepare(
        "SELECT Id, Integration, Installation, RunId, GroupId FROM Deliveries WHERE Id > $cursor ORDER BY Id LIMIT $limit",
        "$cursor", "$limit");

    private readonly SqliteCommand _read = connection.Prepare("SELECT Read FROM Deliveries WHERE Id = $id", "$id");

    /// <summary>What came after <paramref name="cursor"/>, oldest first.</summary>
    public News After(long cursor, int limit)
    {
        var news = new News { UpTo = cursor };
        using var rows = _after.With(null, cursor, limit).ExecuteReader();
        while (news.Bytes < MostBytes && rows.Read())
        {
            news.UpTo = rows.GetInt64(0);
            var (integration, installation) = (rows.GetString(1), rows.GetString(2));
            if (!rows.IsDBNull(3))
                Event(news, new(integration, installation, new(rows.GetInt64(3))));
            else if (Read(news.UpTo) is not { } read)
                continue;
            else if (!rows.IsDBNull(4))
                news.Fact(new(integration, new(rows.GetInt64(4))), read);
            else
                news.Organization(integration, installation, read);
        }

        return news;
    }

    private void Event(News news, RunKey run)
    {
        if (fresh.TryTake(news.UpTo, out var known))
            news.Event(run, known.Event, known.Bytes);
        else
            news.Event(run, Read(news.UpTo));
    }

    private byte[]? Read(long delivery) => _read.With(null, delivery).ExecuteScalar() is byte[] stored ? Packed.Bytes(stored) : null;
}
