using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>Rows of saved views, read and changed on the writer's connection.</summary>
internal static class ViewRows
{
    /// <summary>Changes one column of a view; null when it is not there, or is somebody else's.</summary>
    public static SavedView? Update(SqliteConnection connection, SqliteTransaction transaction, string column, string id, string owner, object value)
    {
        using var update = connection.Prepare(
            $"UPDATE Views SET {column} = $value WHERE Id = $id AND Owner = $owner COLLATE NOCASE RETURNING Id, Owner, Name, Query, Notifies, CreatedAt", "$value", "$id", "$owner");
        using var row = update.With(transaction, value, id, owner).ExecuteReader();
        return row.Read() ? Of(row) : null;
    }

    /// <summary>Anybody's view as it is; null when it is not there.</summary>
    public static SavedView? Find(SqliteConnection connection, SqliteTransaction transaction, string id)
    {
        using var find = connection.Prepare("SELECT Id, Owner, Name, Query, Notifies, CreatedAt FROM Views WHERE Id = $id", "$id");
        using var row = find.With(transaction, id).ExecuteReader();
        return row.Read() ? Of(row) : null;
    }

    private static SavedView Of(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4), new(row.GetInt64(5), TimeSpan.Zero));
}
