using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Store;

/// <summary>The one connection that writes: WAL, and every commit durable before it returns.</summary>
public sealed class WriteConnection(IOptions<StoreOptions> options, StoreHold hold) : IDisposable
{
    private SqliteConnection? _connection;

    private bool _distrusted;

    /// <summary>Open, with its pragmas set, and another one than before when that failed; whoever has it holds the store.</summary>
    /// <exception cref="StoreUnusableException">Another process writes.</exception>
    internal SqliteConnection Open()
    {
        if (_connection is { } open && !_distrusted)
            return open;
        hold.Take();
        _connection?.Dispose();
        _connection = null;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(options.Value.ConnectionString)
        {
            DataSource = options.Value.File(),
            Pooling = false,
            // The file was made before; one that is gone must not come back empty.
            Mode = SqliteOpenMode.ReadWrite,
            // SQLite's busy wait is whole seconds; a request has given up by then.
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            // What a run's row or the index said before must not stay in free places of the file, where an erasure would not find it.
            // Checkpoints are made between deliveries (WalKeeper), not by the commit that happens to be the thousandth.
            foreach (var pragma in (string[])["journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=250", "temp_store=MEMORY", "cache_size=-64000", "wal_autocheckpoint=0", "secure_delete=ON"])
                connection.Prepare($"PRAGMA {pragma}").ExecuteNonQuery();
            ErasedMark.Teach(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        _distrusted = false;
        return _connection = connection;
    }

    /// <summary>After this error it is opened anew, if it may be the open file that gives it.</summary>
    internal void Distrust(Exception error) => _distrusted |= StoreFault.IsOfTheOpenFile(error);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _connection?.Dispose();
        }
        catch (SqliteException)
        {
            // The writer did not come to an end in its time. What it was in the middle of is undone by whoever opens the file next.
        }
    }
}

/// <summary>Commands of the write connection; prepared statements where EF costs more than it gives.</summary>
internal static class Sql
{
    /// <summary>A command with the named parameters, to be bound by <see cref="With"/>.</summary>
    public static SqliteCommand Prepare(this SqliteConnection connection, string text, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    /// <summary>Binds the parameters in their order.</summary>
    public static SqliteCommand With(this SqliteCommand command, SqliteTransaction? transaction, params ReadOnlySpan<object?> values)
    {
        command.Transaction = transaction;
        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        return command;
    }
}
