using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using ZstdSharp;

namespace SeerDashboard.Store.Chain;

/// <summary>Checks the log of the store, also while a server writes to it: it reads one moment of it.</summary>
public sealed class LogChecker(IOptions<StoreOptions> options)
{
    /// <summary>Follows the whole chain on a connection of its own.</summary>
    /// <exception cref="StoreUnusableException">There is no such file, which is no broken chain.</exception>
    public Task<ChainReport> CheckAsync(CancellationToken cancel) => Task.Run(Check, cancel);

    private ChainReport Check()
    {
        var file = options.Value.File();
        if (!File.Exists(file))
            throw StoreUnusableException.Of(options.Value, new FileNotFoundException("there is no such file. A relative path is taken from the current directory.", file));
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(options.Value.ConnectionString)
            {
                DataSource = file,
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
            return new(0, 0, "", "The store was written by an earlier version. Start the server once: it brings it up to date.");
        }
        catch (Exception error) when (error is SqliteException or ZstdException or InvalidCastException)
        {
            return new(0, 0, "", $"The store cannot be read: {error.Message}");
        }
    }
}
