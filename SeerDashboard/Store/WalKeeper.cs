using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace SeerDashboard.Store;

/// <summary>
/// Keeps the write-ahead log small: its pages are copied into the file as they gather, between deliveries, so that it is written from its
/// beginning again; a log that grows costs more at every commit. It is cut to nothing when it is over its limit, or half of it while the writer
/// has time. Never waits: a reader that holds it up only makes it be tried again.
/// </summary>
public sealed partial class WalKeeper(WriteConnection connection, IOptions<StoreOptions> options, TimeProvider clock, ILogger<WalKeeper> log)
{
    /// <summary>Copying costs two syncs; it is worth it from so many pages on.</summary>
    private const int Worth = 2048;

    private static readonly TimeSpan CutsApart = TimeSpan.FromMilliseconds(250);

    private readonly FileInfo _wal = new(options.Value.File() + "-wal");

    private SqliteConnection? _open;

    private int _copied;

    private DateTimeOffset _nextCut;

    private bool _failed;

    private long Limit => options.Value.WalMegabytes * 1024L * 1024;

    /// <summary>Called by the writer between deliveries.</summary>
    /// <param name="idle">Nothing else is to do.</param>
    internal void Keep(bool idle)
    {
        try
        {
            _wal.Refresh();
            var length = _wal.Exists ? _wal.Length : 0;
            if (length > (idle ? Limit / 2 : Limit) && clock.GetUtcNow() >= _nextCut)
            {
                Checkpoint("TRUNCATE");
                _nextCut = clock.GetUtcNow() + CutsApart;
            }
            else if (Written() - _copied >= Worth)
            {
                Checkpoint("PASSIVE");
            }
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            // The log is whole without it; a store that really fails is told by the next delivery.
            if (!_failed)
                NotKept(log, error);
            _failed = true;
        }
    }

    /// <summary>How many pages this connection has written into the log: its length does not tell, once it is written from its beginning again.</summary>
    private int Written()
    {
        var open = connection.Open();
        if (open != _open)
            (_open, _copied) = (open, 0);
        raw.sqlite3_db_status(open.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 0);
        return pages;
    }

    private void Checkpoint(string mode)
    {
        _copied = Written();
        var open = connection.Open();
        using var none = open.Prepare("PRAGMA busy_timeout=0");
        using var some = open.Prepare("PRAGMA busy_timeout=250");
        using var checkpoint = open.Prepare($"PRAGMA wal_checkpoint({mode})");
        none.ExecuteNonQuery();
        try
        {
            checkpoint.ExecuteNonQuery();
            _failed = false;
        }
        finally
        {
            some.ExecuteNonQuery();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The write-ahead log could not be copied into the store's file; it is tried again")]
    private static partial void NotKept(ILogger logger, Exception error);
}
