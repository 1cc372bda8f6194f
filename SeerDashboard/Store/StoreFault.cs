using Microsoft.Data.Sqlite;

namespace SeerDashboard.Store;

/// <summary>What keeps the store from being written, told apart from what is wrong with one delivery.</summary>
internal static class StoreFault
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Disk = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;
    private const int Range = 25;
    private const int NoDatabase = 26;

    /// <summary>A sentence about the store; null when the error is about what was to be written. Codes: sqlite.org/rescode.html.</summary>
    public static string? Of(Exception error) => error switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode switch
        {
            TooBig or Constraint or Mismatch or Range => null,
            Busy or Locked => "Another program holds the store's write lock.",
            ReadOnly => "The store's file is read-only.",
            Disk => "The disk fails to read or write the store's file, or the file may not grow any more.",
            Corrupt or NoDatabase => "The store's file is damaged.",
            Full => "There is no space left for the store's file.",
            CannotOpen => "The store's file cannot be opened.",
            _ => $"The store answers with an error (SQLite {sqlite.SqliteExtendedErrorCode}).",
        },
        IOException or UnauthorizedAccessException => "The store's file cannot be reached.",
        _ => null,
    };

    /// <summary>An open file that gave this may go on giving it when the fault is gone: it is opened anew.</summary>
    public static bool IsOfTheOpenFile(Exception error) =>
        error is not SqliteException { SqliteErrorCode: Busy or Locked or Full or TooBig or Constraint or Mismatch or Range };
}
