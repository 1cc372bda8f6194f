using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace SeerDashboard.Store;

/// <summary>
/// Keeps the write-ahead log small: its pages are copied into the file as they gather, between deliveries, so that it is written from its
/// beginning again; a log that grows costs more at every commit. It is cut to nothing when it is over its limit, or half of it while the writer
/// has time, or texts were erased that are still in it. Never waits: a reader that holds it up only makes it be tried again.
/// </summary>
public sealed partial class WalKeeper
{
    /// <summary>Copying costs two syncs; it is worth it from so many pages on.</summary>
    private const int Worth = 2048;

    private static readonly TimeSpan CutsApart = TimeSpan.FromMilliseconds(250);

    private readonly WriteConnection _connection;
    private readonly TimeProvider _clock;
    private readonly ILogger<WalKeeper> _log;
    private readonly FileInfo _wal;
    private readonly long _limit;
    private SqliteConnection? _open;
    private int _copied;
    private int _cutIsDue;
    private DateTimeOffset _nextCut;
    private bool _failed;

    /// <summary>Hears of erasures.</summary>
    public WalKeeper(WriteConnection connection, IOptions<StoreOptions> options, StoreChanges changes, TimeProvider clock, ILogger<WalKeeper> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(changes);
        (_connection, _clock, _log) = (connection, clock, log);
        (_wal, _limit) = (new(options.Value.File() + "-wal"), options.Value.WalMegabytes * 1024L * 1024);
        changes.Cleared += () => Interlocked.Exchange(ref _cutIsDue, 1);
    }

    /// <summary>Called by the writer between deliveries.</summary>
    /// <param name="idle">Nothing else is to do.</param>
    internal void Keep(bool idle)
    {
        try
        {
            _wal.Refresh();
            var length = _wal.Exists ? _wal.Length : 0;
            if (length > MayBe(idle) && _clock.GetUtcNow() >= _nextCut)
            {
                _nextCut = _clock.GetUtcNow() + CutsApart;
                Cut();
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
                NotKept(_log, error);
            _failed = true;
        }
    }

    private void Cut()
    {
        // Before it is tried: an erasure meanwhile makes it due again.
        var (due, whole) = (Interlocked.Exchange(ref _cutIsDue, 0), false);
        try
        {
            whole = Checkpoint("TRUNCATE");
        }
        finally
        {
            if (!whole)
                Interlocked.Or(ref _cutIsDue, due);
        }
    }

    private long MayBe(bool idle) => Volatile.Read(ref _cutIsDue) != 0 ? 0 : idle ? _limit / 2 : _limit;

    /// <summary>How many pages this connection has written into the log: its length does not tell, once it is written from its beginning again.</summary>
    private int Written()
    {
        var open = _connection.Open();
        if (open != _open)
            (_open, _copied) = (open, 0);
        raw.sqlite3_db_status(open.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 0);
        return pages;
    }

    /// <summary>False when a reader held up some of it.</summary>
    private bool Checkpoint(string mode)
    {
        _copied = Written();
        var open = _connection.Open();
        using var none = open.Prepare("PRAGMA busy_timeout=0");
        using var some = open.Prepare("PRAGMA busy_timeout=250");
        using var checkpoint = open.Prepare($"PRAGMA wal_checkpoint({mode})");
        none.ExecuteNonQuery();
        try
        {
            // Busy is no error, but the first of its three numbers.
            var whole = checkpoint.ExecuteScalar() is 0L;
            _failed = false;
            return whole;
        }
        finally
        {
            some.ExecuteNonQuery();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The write-ahead log could not be copied into the store's file; it is tried again")]
    private static partial void NotKept(ILogger logger, Exception error);
}
