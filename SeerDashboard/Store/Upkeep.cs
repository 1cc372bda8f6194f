namespace SeerDashboard.Store;

/// <summary>What keeps the store well between deliveries: notes beside the log, and the write-ahead log.</summary>
public sealed partial class Upkeep(WriteConnection connection, NoteKeeper notes, WalKeeper wal, StoreCondition condition, ILogger<Upkeep> log)
{
    /// <summary>Notes gather until the store can be written.</summary>
    internal void WriteNotes(bool now = false)
    {
        if (condition.Keeping is not null)
            return;
        try
        {
            notes.Write(connection.Open(), now);
        }
        catch (Exception error)
        {
            // They are worth less than the writer.
            connection.Distrust(error);
            NotWritten(log, error);
        }
    }

    /// <summary>Looks after the write-ahead log.</summary>
    internal void Keep(bool idle)
    {
        if (condition.Keeping is null)
            wal.Keep(idle);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counts of the last second could not be written and are left out; deliveries are not affected")]
    private static partial void NotWritten(ILogger logger, Exception error);
}
