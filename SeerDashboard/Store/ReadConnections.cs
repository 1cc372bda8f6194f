using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SQLitePCL;

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

    /// <summary>Reads away from the caller's thread, which may be a circuit's; a query that nobody waits for any more is interrupted.</summary>
    internal Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancel) => Task.Run(
        () =>
        {
            using var connection = Open();
            using var stop = cancel.Register(() => raw.sqlite3_interrupt(connection.Handle));
            try
            {
                return read(connection);
            }
            catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_INTERRUPT)
            {
                throw new OperationCanceledException("The query was interrupted.", error, cancel);
            }
        },
        cancel);
}
