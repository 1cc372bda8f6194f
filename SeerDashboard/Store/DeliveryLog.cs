using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>Follows the log by sequence number, reading what each delivery said.</summary>
internal sealed class DeliveryLog(SqliteConnection connection)
{
    /// <summary>No more than about this is read at once; a delivery larger than that by itself.</summary>
    private const long MostBytes = 8 * 1024 * 1024;

    private readonly SqliteCommand _after = connection.Prepare(
        "SELECT Id, Integration, Installation, RunId, GroupId, Resource, Read FROM Deliveries WHERE Id > $cursor ORDER BY Id LIMIT $limit",
        "$cursor", "$limit");

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
                news.Event(new(integration, installation, new(rows.GetInt64(3))), rows[6] as byte[]);
            else if (rows[6] is not byte[] read)
                continue;
            else if (!rows.IsDBNull(4))
                news.Fact(new(integration, new(rows.GetInt64(4))), read);
            else
                news.Organization(integration, installation, read);
        }

        return news;
    }
}
