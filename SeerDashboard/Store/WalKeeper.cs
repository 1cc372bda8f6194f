using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Store;

/// <summary>
/// Keeps the write-ahead log small: its pages are copied into the file as they gather, between deliveries, and it is cut to nothing when the
/// writer has time, or when it is over its limit. Never waits: a reader that holds it up only makes it be tried again.
/// </summary>
public sealed partial class WalKeeper(WriteConnection connection, IOptions<StoreOptions> options, TimeProvider clock, ILogger<WalKeeper> log)
{
    /// <summary>Copying and cutting cost two syncs each; they are worth it from here on.</summary>
    private const long Worth = 8 * 1024 * 1024;

    /// <summary>The file's length does not tell what waits to be copied: once all was copied, it is written from its beginning again.</summary>
    private const int CommitsApart = 256;

    private static readonly TimeSpan CutsApart = TimeSpan.FromMilliseconds(250);

    private readonly FileInfo _wal = new(options.Value.File() + "-wal");

    private (int Commits, long Length) _sinceCopied;

    private long Limit => options.Value.WalMegabytes * 1024L * 1024;

    private DateTimeOffset _nextCut;

    private bool _failed;

    /// <summary>Called by the writer between deliveries.</summary>
    /// <param name="commits">How many there were since the last call.</param>
    /// <param name="idle">Nothing else is to do.</param>
    internal void Keep(int commits, bool idle)
    {
        try
        {
            _wal.Refresh();
            var length = _wal.Exists ? _wal.Length : 0;
            _sinceCopied = (_sinceCopied.Commits + commits, Math.Min(_sinceCopied.Length, length));
            if (length > (idle ? Math.Min(Worth, Limit) : Limit) && clock.GetUtcNow() >= _nextCut)
            {
                Checkpoint("TRUNCATE", length);
                _nextCut = clock.GetUtcNow() + CutsApart;
            }
            else if (_sinceCopied.Commits >= CommitsApart || length - _sinceCopied.Length >= Worth)
            {
                Checkpoint("PASSIVE", length);
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

    private void Checkpoint(string mode, long length)
    {
        _sinceCopied = (0, length);
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
