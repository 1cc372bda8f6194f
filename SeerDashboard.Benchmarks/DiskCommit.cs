using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace SeerDashboard.Benchmarks;

/// <summary>What the disk asks for one durable commit: a row with nothing but a body, in a file beside the store's.</summary>
internal sealed class DiskCommit : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public DiskCommit(string folder)
    {
        _connection = new($"Data Source={Path.Combine(folder, "floor.db")};Pooling=false");
        _connection.Open();
        using var make = _connection.CreateCommand();
        make.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Bodies (Id INTEGER PRIMARY KEY, Body BLOB)";
        make.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO Bodies (Body) VALUES ($body)";
        _insert.Parameters.Add("$body", SqliteType.Blob);
    }

    /// <summary>Writes <paramref name="body"/>; how long it took in ms.</summary>
    public double Write(byte[] body)
    {
        _insert.Parameters[0].Value = body;
        var from = Stopwatch.GetTimestamp();
        _insert.ExecuteNonQuery();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }
}
