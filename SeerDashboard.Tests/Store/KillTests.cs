using System.Net;
using System.Text;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Store;

/// <summary>A real process on a real disk, ended without warning right after its answer.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Kill_RightAfterA202_TheDeliveryAndItsRunAreThereAfterTheNextStart()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
            ["Sentry__Integrations__0__Name"] = "acme",
            ["Sentry__Integrations__0__ClientSecrets__0"] = DashboardHost.Secret,
            ["Access__BrowserToken"] = "browser-token-for-tests-000001",
        };
        var body = Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 12345));
        using (var process = await RealProcess.StartReadyAsync(settings))
        {
            using var content = new ByteArrayContent(body);
            content.Headers.Add("Sentry-Hook-Resource", "seer");
            content.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret)));
            using var answer = await process.Http.PostAsync("/webhooks/sentry", content, TestContext.Current.CancellationToken);
            process.Kill();
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        await using var next = new DashboardHost(folder: folder);
        Assert.Equal(body, await next.Get<DeliveryReader>().BodyAsync(1, TestContext.Current.CancellationToken));
        await Eventually.HoldsAsync(async () => (await next.Get<RunReader>().FindAsync(new(12345), null, TestContext.Current.CancellationToken)).Run is not null);
        Directory.Delete(folder, recursive: true);
    }
}
