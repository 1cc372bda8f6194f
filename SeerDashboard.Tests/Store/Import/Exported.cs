using SeerDashboard.Store.Chain;
using SeerDashboard.Store.Retention;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Store.Import;

/// <summary>A log with its export.</summary>
internal static class Exported
{
    /// <summary>Thirteen deliveries, one of them erased, and their export.</summary>
    public static async Task<DashboardHost> FilledAsync(string export)
    {
        var host = new DashboardHost();
        for (var run = 1; run <= 10; run++)
            await host.KeepAsync("seer", Body.Seer("root_cause_started", run, run));
        await host.KeepAsync("seer", "no JSON");
        await host.KeepAsync("issue", Body.Issue("created", 3, "a title"));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 99, 99));
        await ProjectedAsync(host);
        await host.Get<Eraser>().EraseRunAsync(new("acme", Body.Installation, new(99)), Cancel);
        await using var file = File.Create(export);
        await host.Get<LogExport>().WriteAsync(new(), null, file, Cancel);
        return host;
    }

    private static Task ProjectedAsync(DashboardHost host) =>
        Eventually.HoldsAsync(() => Task.FromResult((long)Scalar(host, "SELECT Cursor = (SELECT MAX(Id) FROM Deliveries) FROM Projection") == 1));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
