using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Store;

/// <summary>
/// Copies the pages of the write-ahead log into the store's file while the writer goes on: it syncs two files, and nobody who waits for an
/// answer should wait for that too. Waits for nobody itself.
/// </summary>
internal sealed class WalCopy(IOptions<StoreOptions> options)
{
    private Task _copying = Task.CompletedTask;

    /// <summary>One is being made.</summary>
    public bool IsBusy => !_copying.IsCompleted;

    /// <summary>Begins one. Only when none is being made.</summary>
    public void Begin() => _copying = Task.Run(Copy);

    /// <summary>Fails when the last one did, and tells so once.</summary>
    /// <exception cref="SqliteException">The file could not be written.</exception>
    public void Check()
    {
        if (!_copying.IsFaulted)
            return;
        var failed = _copying;
        _copying = Task.CompletedTask;
        failed.GetAwaiter().GetResult();
    }

    /// <summary>Comes back when none is being made any more.</summary>
    public void Finish() => Task.WhenAny(_copying).Wait();

    // Opened each time: what was opened before the file was exchanged for another must not be written to.
    private void Copy()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(options.Value.ConnectionString)
        {
            DataSource = options.Value.File(),
            Pooling = false,
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = 1,
        }.ToString());
        connection.Open();
        using var copy = connection.Prepare("PRAGMA wal_checkpoint(PASSIVE)");
        copy.ExecuteNonQuery();
    }
}
