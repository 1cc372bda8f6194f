using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Store;

/// <summary>Connections that only read, beside the writer, for queries that EF cannot say or would hold whole in memory.</summary>
public sealed class ReadConnections(IOptions<StoreOptions> options)
{
    /// <summary>Open; to be disposed.</summary>
    internal SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(options.Value.ConnectionString)
        {
            DataSource = options.Value.File(),
            Mode = SqliteOpenMode.ReadOnly,
            DefaultTimeout = 5,
        }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
