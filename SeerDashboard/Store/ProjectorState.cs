using Microsoft.Data.Sqlite;
using SeerDashboard.Store.Reviewing;

namespace SeerDashboard.Store;

/// <summary>Where the projector is in the log, and its hands on the tables.</summary>
internal sealed class ProjectorState(SqliteConnection connection, StoreOptions options, FreshEvents fresh, KnownRisks risks)
{
    /// <summary>So many version numbers each start skips: more than can have been lost with the power (docs/decisions/0003).</summary>
    public const long Skipped = 1_000_000;

    /// <summary>So many versions may be written before a projection is durable of itself.</summary>
    private const long Loose = 10_000;

    private readonly SqliteCommand _advance = connection.Prepare("UPDATE Projection SET Cursor = $cursor, Version = $version WHERE Id = 1", "$cursor", "$version");

    private readonly SqliteCommand _vanish = connection.Prepare("UPDATE Projection SET Version = $version, RemovedAt = $version WHERE Id = 1", "$version");

    private long _durable;

    /// <summary>The one that writes.</summary>
    public SqliteConnection Connection { get; } = connection;

    /// <summary>What was delivered.</summary>
    public DeliveryLog Log { get; } = new(connection, fresh);

    /// <summary>The events of each run.</summary>
    public RunEvents Events { get; } = new(connection, options.HotRuns, options.HotMegabytes * 1024L * 1024);

    /// <summary>Issues, and the runs of each.</summary>
    public IssueBook Issues { get; } = new(connection);

    /// <summary>What people did with runs.</summary>
    public HandlingBook Handlings { get; } = new(connection);

    /// <summary>What people said of runs.</summary>
    public ReviewBook Reviews { get; } = new(connection);

    /// <summary>The risks of what runs change.</summary>
    public RiskReader Risks { get; } = new(connection, risks);

    /// <summary>The rows of runs.</summary>
    public RunWriter Runs { get; } = new(connection);

    /// <summary>Sequence number of the last delivery that was projected.</summary>
    public long Cursor { get; private set; }

    /// <summary>The last that was given out.</summary>
    public long Version { get; private set; }

    /// <summary>The next projection may be lost with the power: few versions would be lost with it, and it is made again from the log.</summary>
    public bool MayBeLost => Version - _durable < Loose;

    /// <summary>Takes up where the last process left off. Version numbers that were given out and lost with the power are not given out again.</summary>
    public static ProjectorState Open(SqliteConnection connection, StoreOptions options, FreshEvents fresh, KnownRisks risks)
    {
        using var begin = connection.Prepare(
            "INSERT INTO Projection (Id, Cursor, Version, Epoch) VALUES (1, 0, 0, $epoch) ON CONFLICT DO UPDATE SET Version = Version + $skip RETURNING Cursor, Version",
            "$epoch", "$skip");
        using var row = begin.With(null, Guid.NewGuid().ToString("N"), Skipped).ExecuteReader();
        row.Read();
        var (cursor, version) = (row.GetInt64(0), row.GetInt64(1));
        return new(connection, options, fresh, risks) { Cursor = cursor, Version = version, _durable = version };
    }

    /// <summary>Commits what was written up to <paramref name="version"/>.</summary>
    public void Commit(SqliteTransaction transaction, long cursor, long version, bool durable)
    {
        _advance.With(transaction, cursor, version).ExecuteNonQuery();
        transaction.Commit();
        (Cursor, Version) = (cursor, version);
        if (durable)
            _durable = version;
    }

    /// <summary>Runs vanish in that transaction: what was read before it is not all there any more.</summary>
    public void Vanish(SqliteTransaction transaction) => _vanish.With(transaction, ++Version).ExecuteNonQuery();

    /// <summary>How the commits that follow are synced. SQLite takes this pragma when it compiles it, so it is compiled each time; inside a transaction it is an error.</summary>
    public void Synchronous(string level)
    {
        using var pragma = Connection.Prepare($"PRAGMA synchronous={level}");
        pragma.ExecuteNonQuery();
    }
}
