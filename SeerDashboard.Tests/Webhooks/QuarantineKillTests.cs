using System.Text;
using Microsoft.Data.Sqlite;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>A real process, ended without warning while what waited is being applied.</summary>
public sealed class QuarantineKillTests
{
    private const int Requests = 60;

    [Fact]
    public async Task Kill_WhileWhatWaitedIsApplied_LosesAndDoublesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("seer-").FullName;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Store__ConnectionString"] = $"Data Source={Path.Combine(folder, "seer.db")}",
            ["Sentry__Integrations__0__Name"] = "acme",
            ["Access__BrowserToken"] = "browser-token-for-tests-000001",
        };
        using (var process = await RealProcess.StartReadyAsync(settings))
        {
            for (var at = 0; at < Requests; at++)
                await SendAsync(process.Http, at);
            await Eventually.HoldsAsync(() => Task.FromResult(Count(folder, "Quarantine") == Requests));
            process.Kill();
        }

        settings["Sentry__Integrations__0__ClientSecrets__0"] = DashboardHost.Secret;
        for (var round = 1; round <= 3; round++)
        {
            using var process = await RealProcess.StartReadyAsync(settings);
            await Eventually.HoldsAsync(() => Task.FromResult(Count(folder, "Deliveries") >= Math.Min(Requests, round * 10)));
            process.Kill();
            await process.EndedAsync();
            Assert.Equal(Requests, Count(folder, "Deliveries") + Count(folder, "Quarantine"));
        }

        using (var process = await RealProcess.StartReadyAsync(settings))
        {
            await Eventually.HoldsAsync(() => Task.FromResult(Count(folder, "Quarantine") == 0));
        }

        Assert.Equal((Requests, Requests), (Count(folder, "Deliveries"), Count(folder, "(SELECT DISTINCT RequestId FROM Deliveries)")));
        Assert.Equal(0, Count(folder, "Deliveries WHERE Outcome = 'Duplicate'"));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task SendAsync(HttpClient http, int at)
    {
        // Every other one is no Seer event: for those no verdict on duplicates would help.
        var body = Encoding.UTF8.GetBytes(at % 2 == 0 ? Body.Seer("root_cause_started", 1000 + at) : Body.Issue("created", 1000 + at, $"Issue {at}"));
        using var content = new ByteArrayContent(body);
        content.Headers.Add("Sentry-Hook-Resource", at % 2 == 0 ? "seer" : "issue");
        content.Headers.Add("Sentry-Hook-Timestamp", "1789000000");
        content.Headers.Add("Request-ID", at.ToString("x32", System.Globalization.CultureInfo.InvariantCulture));
        content.Headers.Add("Sentry-Hook-Signature", Signature.Of(body, Encoding.UTF8.GetBytes(DashboardHost.Secret)));
        using var answer = await http.PostAsync("/webhooks/sentry", content, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static long Count(string folder, string what)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "seer.db")};Pooling=False");
        connection.Open();
        return (long)connection.Prepare($"SELECT COUNT(*) FROM {what}").ExecuteScalar()!;
    }
}
