using System.Text;
using SeerDashboard.Runs;
using SeerDashboard.Store.Finding;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Finding;

/// <summary>Searches the store of a host.</summary>
internal static class Search
{
    /// <summary>Runs that are found, best first.</summary>
    public static async Task<long[]> FindAsync(this DashboardHost host, string query, string? me = null) =>
        [.. (await host.HitsAsync(query, me)).Hits.Select(hit => hit.Run.RunId.Value)];

    /// <summary>All that is found for a query string.</summary>
    public static Task<RunHits> HitsAsync(this DashboardHost host, string query, string? me = null, int limit = 50) =>
        host.Get<RunSearch>().FindAsync(DeskQuery.Parse(query), me, limit, TestContext.Current.CancellationToken);

    /// <summary>Waits until the index has followed: exactly these are found.</summary>
    public static Task FindsAsync(this DashboardHost host, string query, params long[] runs) =>
        Eventually.HoldsAsync(async () => (await host.FindAsync(query)).SequenceEqual(runs));

    /// <summary>Posts payload files in their order, a second apart.</summary>
    public static async Task KeepAsync(this DashboardHost host, IReadOnlyList<Payload> payloads, DateTimeOffset from)
    {
        for (var at = 0; at < payloads.Count; at++)
            await host.KeepAsync(payloads[at].Resource, Encoding.UTF8.GetString(payloads[at].Body()), sentAt: from.AddSeconds(at));
    }

    /// <summary>A root cause of the second generation.</summary>
    public static string Cause(string line, string? headline = null) =>
        new System.Text.Json.Nodes.JsonObject { ["root_cause"] = new System.Text.Json.Nodes.JsonObject { ["one_line_description"] = line, ["headline"] = headline ?? line } }.ToJsonString();
}
