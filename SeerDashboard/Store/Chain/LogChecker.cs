using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using ZstdSharp;

namespace SeerDashboard.Store.Chain;

/// <summary>Checks the log of the store, also while a server writes to it: it reads one moment of it.</summary>
public sealed class LogChecker(IOptions<StoreOptions> options)
{
    /// <summary>Follows the whole chain on a connection of its own.</summary>
    public Task<ChainReport> CheckAsync(CancellationToken cancel) => Task.Run(Check, cancel);

    private ChainReport Check()
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(options.Value.ConnectionString)
            {
                DataSource = options.Value.File(),
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString());
            connection.Open();
            using var transaction = connection.BeginTransaction(deferred: true);
            using var select = connection.Prepare("SELECT Count, Head FROM Chain WHERE Id = 1");
            var (count, head) = (0L, ChainLink.Start);
            using (var row = select.With(transaction).ExecuteReader())
            {
                if (row.Read())
                    (count, head) = (row.GetInt64(0), (byte[])row[1]);
            }

            return ChainCheck.Of(LogRow.All(connection, transaction), count, head);
        }
        catch (SqliteException error) when (error.Message.Contains("no such", StringComparison.Ordinal))
        {
            return new(0, 0, "", "The store was written by a version without a hash chain. Start the server once: it makes the chain.");
        }
        catch (Exception error) when (error is SqliteException or ZstdException or InvalidCastException)
        {
            return new(0, 0, "", $"The store cannot be read: {error.Message}");
        }
    }
}
