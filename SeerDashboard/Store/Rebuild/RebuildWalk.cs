using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SeerDashboard.Runs;

namespace SeerDashboard.Store.Rebuild;

/// <summary>
/// Walks through all that is kept, a page at a time, each of one moment: what is stored of a run is compared with the very deliveries it was
/// made from, also while a server goes on writing. Holds one page in memory.
/// </summary>
internal sealed class RebuildWalk(IOptions<StoreOptions> options) : IDisposable
{
    private const int RunsAtOnce = 32;
    private const int DeliveriesAtOnce = 100;
    private const int BytesAtOnce = 4 * 1024 * 1024;

    private readonly SqliteConnection _connection = ReadConnection.Open(options.Value);

    /// <summary>How many bodies there are.</summary>
    public long Total() => (long)_connection.Prepare("SELECT COUNT(*) FROM Deliveries WHERE ErasedAt IS NULL").ExecuteScalar()!;

    /// <summary>Deliveries of no run. First, since today's reader may find events among them.</summary>
    public IEnumerable<RebuildPage> Others()
    {
        var after = 0L;
        while (true)
        {
            var page = new RebuildPage();
            using (var moment = _connection.BeginTransaction(deferred: true))
            {
                // The plus keeps it in the order of the log: by the index on runs all of them would be sorted for every page.
                using var select = _connection.Prepare(
                    $"SELECT {KeptDelivery.Columns} FROM Deliveries WHERE Id > $after AND Id <= $cursor AND +RunId IS NULL AND Body IS NOT NULL ORDER BY Id LIMIT {DeliveriesAtOnce}", "$after", "$cursor");
                using var rows = select.With(moment, after, Cursor(moment)).ExecuteReader();
                for (var bytes = 0; bytes < BytesAtOnce && rows.Read();)
                {
                    var kept = KeptDelivery.From(rows);
                    (after, bytes) = (kept.Id, bytes + kept.Body.Length);
                    page.Read(kept, _ => 0);
                }
            }

            if (page.Deliveries == 0)
                yield break;
            yield return page;
        }
    }

    /// <summary>Runs with their deliveries, in the order of their keys.</summary>
    public IEnumerable<RebuildPage> Runs()
    {
        for (RunKey? after = null; ;)
        {
            var page = new RebuildPage();
            using (var moment = _connection.BeginTransaction(deferred: true))
            {
                var (cursor, bytes) = (Cursor(moment), 0);
                foreach (var run in Keys(after, cursor, moment))
                {
                    bytes += Run(run, cursor, page, moment);
                    after = run;
                    if (bytes >= BytesAtOnce)
                        break;
                }
            }

            if (page.Runs == 0)
                yield break;
            yield return page;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private int Run(RunKey run, long cursor, RebuildPage page, SqliteTransaction moment)
    {
        var (events, bytes) = (new HeldEvents(), 0);
        using (var rows = Of(run, $"SELECT {KeptDelivery.Columns} FROM Deliveries", "AND Id <= $cursor AND Body IS NOT NULL ORDER BY Id", moment, cursor).ExecuteReader())
        {
            while (rows.Read())
            {
                var kept = KeptDelivery.From(rows);
                bytes += kept.Body.Length;
                // As the projector reads it: from what is stored of it.
                var reading = page.Read(kept, delivery => Patches(delivery, moment));
                if (reading is null || reading.Run == run)
                    events.Add(reading?.Read ?? kept.Read ?? []);
            }
        }

        page.Compare(run, Of(run, "SELECT Delivered FROM Runs", "", moment).ExecuteScalar() is byte[] stored ? Packed.Bytes(stored) : null, events);
        return bytes;
    }

    private List<RunKey> Keys(RunKey? after, long cursor, SqliteTransaction moment)
    {
        const string After = "(RunId, Integration, Installation) > ($run, $integration, $installation)";
        var keys = new List<RunKey>();
        using var select = _connection.Prepare(
            $"""
            SELECT * FROM (SELECT DISTINCT RunId, Integration, Installation FROM Deliveries WHERE {After} AND Id <= $cursor ORDER BY 1, 2, 3 LIMIT {RunsAtOnce})
            UNION SELECT * FROM (SELECT RunId, Integration, Installation FROM Runs WHERE {After} ORDER BY 1, 2, 3 LIMIT {RunsAtOnce}) ORDER BY 1, 2, 3 LIMIT {RunsAtOnce}
            """,
            "$run", "$integration", "$installation", "$cursor");
        using var rows = select.With(moment, after?.RunId.Value ?? long.MinValue, after?.Integration ?? "", after?.Installation ?? "", cursor).ExecuteReader();
        while (rows.Read())
            keys.Add(new(rows.GetString(1), rows.GetString(2), new(rows.GetInt64(0))));
        return keys;
    }

    private SqliteCommand Of(RunKey run, string select, string more, SqliteTransaction moment, long cursor = 0) =>
        _connection.Prepare($"{select} WHERE RunId = $run AND Integration = $integration AND Installation = $installation {more}", "$run", "$integration", "$installation", "$cursor")
            .With(moment, run.RunId.Value, run.Integration, run.Installation, cursor);

    private int Patches(long delivery, SqliteTransaction moment) =>
        Convert.ToInt32(_connection.Prepare("SELECT COUNT(*) FROM PatchUses JOIN Patches ON Patches.Id = PatchId WHERE DeliveryId = $id", "$id").With(moment, delivery).ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);

    private long Cursor(SqliteTransaction moment) => _connection.Prepare("SELECT Cursor FROM Projection WHERE Id = 1").With(moment).ExecuteScalar() is long cursor ? cursor : 0;
}
