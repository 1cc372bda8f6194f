using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api;

/// <summary>Who hangs up in the middle of an export holds nothing up, and is no failure.</summary>
public sealed class ExportHangUpTests
{
    [Fact]
    public async Task Export_ClientHangsUp_EndsAndIsNoError()
    {
        var heard = new HeardLog();
        await using var host = new DashboardHost { Heard = heard };
        host.UseKestrel(0);
        host.StartServer();
        for (var run = 1; run <= 8; run++)
            await host.KeepAsync("seer", Body.Seer("root_cause_started", run, run, $$"""{"noise":"{{Convert.ToBase64String(RandomNumberGenerator.GetBytes(3_000_000))}}"}"""));
        var address = new Uri(host.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        using (var http = new HttpClient { BaseAddress = address })
        using (var request = new HttpRequestMessage(HttpMethod.Get, "/api/deliveries/export?format=jsonl") { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey) } })
        using (var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel))
        {
            await using var export = await answer.Content.ReadAsStreamAsync(Cancel);
            await export.ReadExactlyAsync(new byte[64 * 1024], Cancel);
            // Nobody reads on: the log can be cut all the same.
            await Eventually.HoldsAsync(async () => await CutAsync(host));
        }

        await Eventually.HoldsAsync(() => Task.FromResult(heard.Lines.Any(line => line.Says.StartsWith("Request finished", StringComparison.Ordinal) && line.Says.Contains("/api/deliveries/export", StringComparison.Ordinal))));
        Assert.DoesNotContain(heard.Lines, line => line.Level >= LogLevel.Error);
    }

    /// <summary>No read is under way that needs the log of changes.</summary>
    private static async Task<bool> CutAsync(DashboardHost host)
    {
        var busy = 1L;
        await host.Get<StoreJobs>().RunAsync((connection, _) => busy = (long)connection.Prepare("PRAGMA wal_checkpoint(TRUNCATE)").ExecuteScalar()!, Cancel);
        return busy == 0;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
