using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Reading;
using SeerDashboard.Store;
using SeerDashboard.Store.Rebuild;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store;

/// <summary>
/// Reads every kept body again and folds every run from nothing but bodies and the facts of their arrival, without the store's own code for it,
/// and compares to the byte with the delivered state that is stored.
/// </summary>
internal sealed record FoldedAnew(int Deliveries, int Runs)
{
    /// <summary>Every run is stored as it folds, and no other run is.</summary>
    public static FoldedAnew SameAsStored(DashboardHost host)
    {
        using var connection = StoreAccess.Open(host);
        var (deliveries, events) = Events(connection);
        var stored = Stored(connection);
        Assert.Equal(events.Keys.Select(Name).Order(StringComparer.Ordinal), stored.Keys.Select(Name).Order(StringComparer.Ordinal));
        foreach (var (key, told) in events)
            Assert.Equal(JsonSerializer.Serialize(Replay.Of(key, told), RunsJson.Default.SeerRun), stored[key]);
        return new(deliveries, stored.Count);
    }

    /// <summary>What the store's own rebuild says of the same.</summary>
    public static async Task RebuildsEqualAsync(DashboardHost host)
    {
        var differences = new List<string>();
        var report = await host.Get<Rebuilder>().RunAsync(apply: false, found => differences.Add($"{found}: {found.Says}"), _ => { }, TestContext.Current.CancellationToken);
        Assert.Empty(differences);
        Assert.Equal(0, report.Differences);
        Assert.Equal((StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Deliveries"), StoreAccess.Scalar(host, "SELECT COUNT(*) FROM Runs")), (report.Deliveries, report.Runs));
    }

    /// <summary>Comes back when the projector has read all of the log.</summary>
    public static Task CaughtUpAsync(DashboardHost host) => Eventually.HoldsAsync(() => Task.FromResult(
        StoreAccess.Scalar(host, "SELECT (SELECT Cursor FROM Projection) = (SELECT COALESCE(MAX(Id), 0) FROM Deliveries)") is 1L));

    private static (int Deliveries, Dictionary<RunKey, List<SeerEvent>> Events) Events(SqliteConnection connection)
    {
        var (deliveries, events) = (0, new Dictionary<RunKey, List<SeerEvent>>());
        using var rows = connection.Prepare("SELECT Integration, Kind, Resource, RequestId, SentAt, BodyHash, Body FROM Deliveries ORDER BY Id DESC").ExecuteReader();
        for (; rows.Read(); deliveries++)
        {
            var facts = new DeliveryFacts
            {
                Integration = rows.GetString(0),
                Kind = Enum.Parse<IntegrationKind>(rows.GetString(1)),
                Resource = rows.GetString(2),
                RequestId = rows.GetString(3),
                SentAt = new(rows.GetInt64(4), TimeSpan.Zero),
                BodyHash = rows.GetString(5),
            };
            if (EventReader.Read(facts, Zstd.Unpack((byte[])rows[6])) is not DeliveryContent.Seer seer)
                continue;
            if (!events.TryGetValue(seer.Run, out var told))
                events[seer.Run] = told = [];
            told.Add(seer.Event);
        }

        return (deliveries, events);
    }

    private static Dictionary<RunKey, string> Stored(SqliteConnection connection)
    {
        var stored = new Dictionary<RunKey, string>();
        using var rows = connection.Prepare("SELECT Integration, Installation, RunId, Delivered FROM Runs").ExecuteReader();
        while (rows.Read())
            stored[new(rows.GetString(0), rows.GetString(1), new(rows.GetInt64(2)))] = Encoding.UTF8.GetString(Packed.Bytes((byte[])rows[3]));
        return stored;
    }

    private static string Name(RunKey key) => $"{key.RunId} {key.Integration} {key.Installation}";
}
