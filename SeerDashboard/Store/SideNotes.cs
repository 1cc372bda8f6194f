using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>
/// Small facts beside the log that gather in memory and are written in bulk: how long answers took, what was refused, what was counted.
/// A sudden end loses the last second of them, and nothing else.
/// </summary>
internal interface ISideNotes
{
    /// <summary>Takes what has gathered, as the work that writes it; null when nothing has. Called by the writer's thread alone.</summary>
    Action<SqliteConnection, SqliteTransaction>? Take();
}

/// <summary>Has what gathered written, at most once a second, between deliveries.</summary>
public sealed partial class NoteKeeper
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly ISideNotes[] _notes;
    private readonly TimeProvider _clock;
    private readonly ILogger<NoteKeeper> _log;
    private DateTimeOffset _next;

    // Taken, and not in the store.
    private Action<SqliteConnection, SqliteTransaction>[] _left = [];

    /// <param name="provider">Gives all that gathers notes.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="log">Where a failure is told.</param>
    public NoteKeeper(IServiceProvider provider, TimeProvider clock, ILogger<NoteKeeper> log) =>
        (_notes, _clock, _log) = ([.. provider.GetServices<ISideNotes>()], clock, log);

    /// <summary>Writes when a second has passed, or <paramref name="now"/>.</summary>
    internal void Write(SqliteConnection connection, bool now = false)
    {
        var time = _clock.GetUtcNow();
        if (time < _next && !now)
            return;
        _next = time + Apart;
        Action<SqliteConnection, SqliteTransaction>[] taken = _left.Length > 0 ? _left : [.. _notes.Select(notes => notes.Take()).OfType<Action<SqliteConnection, SqliteTransaction>>()];
        if (taken.Length == 0)
            return;
        try
        {
            // Worth no sync to the disk of their own.
            Synchronous(connection, "NORMAL");
            using var transaction = connection.BeginTransaction();
            foreach (var write in taken)
                write(connection, transaction);
            transaction.Commit();
            _left = [];
        }
        catch (Exception error) when (StoreFault.Of(error) is not null)
        {
            // Until it can be written the next ones gather, each within its own bounds.
            if (_left.Length == 0)
                NotWrittenYet(_log, error);
            _left = taken;
        }
        catch (Exception error)
        {
            // Whatever it was, the writer goes on.
            _left = [];
            NotWritten(_log, error);
        }
        finally
        {
            Synchronous(connection, "FULL");
        }
    }

    private static void Synchronous(SqliteConnection connection, string level)
    {
        using var pragma = connection.Prepare($"PRAGMA synchronous={level}");
        pragma.ExecuteNonQuery();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counts of the last second cannot be written now; they are as soon as the store can be")]
    private static partial void NotWrittenYet(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counts of the last second could not be written and are left out; deliveries are not affected")]
    private static partial void NotWritten(ILogger logger, Exception error);
}
