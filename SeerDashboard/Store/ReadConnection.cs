using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>A connection that only reads, of its own: for work that goes through much of the store, also beside a running server.</summary>
internal static class ReadConnection
{
    /// <summary>Opens the configured store.</summary>
    /// <exception cref="StoreUnusableException">There is no such file, or it cannot be opened.</exception>
    public static SqliteConnection Open(StoreOptions store)
    {
        var file = store.File();
        if (!File.Exists(file))
            throw StoreUnusableException.Of(store, new FileNotFoundException("there is no such file. A relative path is taken from the current directory.", file));
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(store.ConnectionString) { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw StoreUnusableException.Of(store, error);
        }
    }
}
