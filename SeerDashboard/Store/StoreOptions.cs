using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Store;

/// <summary>Where deliveries and runs are kept (<c>Store</c>).</summary>
public sealed class StoreOptions
{
    /// <summary><c>Store:Provider</c>.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary><c>Store:ConnectionString</c>; a relative path is taken from the current directory.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/seer.db";

    /// <summary>How many deliveries may wait to be written.</summary>
    public int QueueLength { get; set; } = 4096;

    /// <summary>How many megabytes of them may wait, compressed.</summary>
    public int QueueMegabytes { get; set; } = 128;

    /// <summary>How large the write-ahead log beside the file may get before it is cut, in megabytes; a long reader may hold that up.</summary>
    public int WalMegabytes { get; set; } = 64;

    /// <summary>How long an answer waits for the write, in milliseconds; Sentry gives a receiver one second.</summary>
    public int AnswerWithinMilliseconds { get; set; } = 700;

    /// <summary>How many deliveries the projector takes at once; waiting deliveries go first in between.</summary>
    public int ProjectAtOnce { get; set; } = 64;

    /// <summary>How many runs the projector holds in memory.</summary>
    public int HotRuns { get; set; } = 2000;

    /// <summary>How many megabytes of events of these it holds.</summary>
    public int HotMegabytes { get; set; } = 64;

    /// <summary>The database file, absolute.</summary>
    public string File() => Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource);

    /// <summary>The folder of the database and of the key ring beside it.</summary>
    public string Folder() => Path.GetDirectoryName(File())!;
}

/// <summary>Says what a wrong <c>Store</c> value may be.</summary>
internal sealed class StoreOptionsCheck : IValidateOptions<StoreOptions>
{
    public ValidateOptionsResult Validate(string? name, StoreOptions options)
    {
        if (options.Provider == "PostgreSql")
            return ValidateOptionsResult.Fail("Store:Provider: PostgreSql is not part of this version; use Sqlite.");
        if (options.Provider != "Sqlite")
            return ValidateOptionsResult.Fail($"Store:Provider is '{options.Provider}'; it may be Sqlite.");
        try
        {
            if (new SqliteConnectionStringBuilder(options.ConnectionString).DataSource is "" or ":memory:")
                return ValidateOptionsResult.Fail("Store:ConnectionString names no file; it may be 'Data Source=data/seer.db'.");
        }
        catch (ArgumentException error)
        {
            return ValidateOptionsResult.Fail($"Store:ConnectionString cannot be read ({error.Message}); it may be 'Data Source=data/seer.db'.");
        }

        string[] wrong =
        [
            .. AtLeastOne("QueueLength", options.QueueLength),
            .. AtLeastOne("QueueMegabytes", options.QueueMegabytes),
            .. AtLeastOne("WalMegabytes", options.WalMegabytes),
            .. AtLeastOne("ProjectAtOnce", options.ProjectAtOnce),
            .. AtLeastOne("HotRuns", options.HotRuns),
            .. AtLeastOne("HotMegabytes", options.HotMegabytes),
        ];
        if (options.AnswerWithinMilliseconds is < 1 or > 950)
            wrong = [.. wrong, $"Store:AnswerWithinMilliseconds is {options.AnswerWithinMilliseconds}; it may be 1 to 950."];
        return wrong is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static string[] AtLeastOne(string key, int value) => value < 1 ? [$"Store:{key} is {value}; it may be any whole number from 1."] : [];
}
