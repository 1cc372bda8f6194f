using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace SeerDashboard.Benchmarks.Servers;

/// <summary>Whatever waits goes into one durable transaction: a row with nothing but the body.</summary>
public sealed class BareInsert : IDisposable
{
    private const int BatchLength = 256;

    private readonly Channel<(byte[] Body, TaskCompletionSource<long> Done)> _waiting = Channel.CreateUnbounded<(byte[], TaskCompletionSource<long>)>(new() { SingleReader = true });

    private readonly SqliteConnection _connection;

    /// <summary>Makes the file in <paramref name="folder"/>.</summary>
    public BareInsert(string folder)
    {
        _connection = new($"Data Source={Path.Combine(folder, "bare.db")};Pooling=false");
        _connection.Open();
        using var make = _connection.CreateCommand();
        make.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS Bodies (Id INTEGER PRIMARY KEY, Body BLOB)";
        make.ExecuteNonQuery();
        _ = Task.Run(WriteAsync);
    }

    /// <summary>Comes back when the body is durable.</summary>
    public Task<long> KeepAsync(byte[] body)
    {
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((body, done));
        return done.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _connection.Dispose();
    }

    private async Task WriteAsync()
    {
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO Bodies (Body) VALUES ($body)";
        insert.Parameters.Add("$body", SqliteType.Blob);
        var batch = new List<TaskCompletionSource<long>>(BatchLength);
        var last = 0L;
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            using (var transaction = _connection.BeginTransaction())
            {
                insert.Transaction = transaction;
                while (batch.Count < BatchLength && _waiting.Reader.TryRead(out var next))
                {
                    insert.Parameters[0].Value = next.Body;
                    insert.ExecuteNonQuery();
                    batch.Add(next.Done);
                }

                transaction.Commit();
            }

            foreach (var done in batch)
                done.SetResult(++last);
        }
    }
}
