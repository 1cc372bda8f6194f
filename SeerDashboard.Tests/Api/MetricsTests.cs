using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Runs;
using SeerDashboard.Store;
using SeerDashboard.Store.Insights;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.House;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Api;

/// <summary><c>GET /metrics</c>, as a monitoring system reads it. Meters are told process-wide: no other server may run in it.</summary>
[Collection(nameof(Alone))]
public sealed partial class MetricsTests
{
    [Fact]
    public async Task Metrics_SayWhereRunsAre_AndWhatCameIn()
    {
        await using var host = new DashboardHost();
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 7));
        await host.KeepAsync("seer", Body.Seer("root_cause_started", 8));
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 7));
        using (var refused = await host.PostAsync("seer", Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 9)), signature: new('a', 64)))
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        // Counted beside the writer, a moment later.
        await Eventually.HoldsAsync(async () => (await host.Get<ReceivingReader>().EverAsync(TestContext.Current.CancellationToken)) is var ever && ever.Rejected.Values.Sum() == 1 && ever.Kept.Values.Sum() == 3);
        var lines = await ReadAsync(host);
        Assert.Equal("1", lines["seer_store_up{otel_scope_name=\"SeerDashboard\"}"]);
        Assert.Equal("1", lines["seer_runs{otel_scope_name=\"SeerDashboard\",state=\"rootCauseFound\"}"]);
        Assert.Equal("1", lines["seer_runs{otel_scope_name=\"SeerDashboard\",state=\"running\"}"]);
        Assert.Equal("0", lines["seer_runs{otel_scope_name=\"SeerDashboard\",state=\"merged\"}"]);
        Assert.Equal("2", lines["seer_deliveries_total{otel_scope_name=\"SeerDashboard\",outcome=\"applied\"}"]);
        Assert.Equal("1", lines["seer_deliveries_total{otel_scope_name=\"SeerDashboard\",outcome=\"duplicate\"}"]);
        Assert.Equal("0", lines["seer_silent{otel_scope_name=\"SeerDashboard\",integration=\"acme\"}"]);
        Assert.Equal(["1"], lines.Where(line => line.Key.StartsWith("seer_rejections_total", StringComparison.Ordinal) && line.Value != "0").Select(line => line.Value));
        // How long requests took, by route and never by address.
        Assert.Contains(lines.Keys, line => line.StartsWith("http_server_request_duration_seconds_count", StringComparison.Ordinal) && line.Contains("webhooks/sentry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_AreThoseOfTheDocumentation_AndSayHowLongStepsTook()
    {
        var clock = new FakeTimeProvider(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
        await using var host = new DashboardHost(clock: clock);
        await host.KeepAsync("seer", Body.Seer("solution_started", 10), sentAt: clock.GetUtcNow());
        await host.KeepAsync("seer", Body.Seer("solution_completed", 10, data: """{"solution":{"description":"Wait.","steps":[]}}"""), sentAt: clock.GetUtcNow().AddSeconds(90));
        // Measured anew beside what is written, at most every 15 seconds.
        var run = 10;
        await Eventually.HoldsAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(16));
            await host.KeepAsync("seer", Body.Seer("root_cause_started", ++run));
            return host.Get<StepTimes>().Current.Of(Stage.Solution) is not null;
        });
        var lines = (await ReadAsync(host)).Where(line => line.Key.StartsWith("seer_", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        Assert.Equal("90", lines["seer_step_duration_seconds{otel_scope_name=\"SeerDashboard\",quantile=\"0.5\",stage=\"solution\"}"]);
        var documented = File.ReadLines(Path.Combine(Repository.Root, "docs", "api.md")).Where(line => line.StartsWith("| `seer_", StringComparison.Ordinal))
            .SelectMany(line => Named().Matches(line.Split('|')[1]).Select(match => (Name: match.Groups["name"].Value, Labels: match.Groups["labels"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries)))).ToList();
        Assert.Equal(10, documented.Count);
        Assert.All(documented, one => Assert.Contains(lines.Keys, line => line.StartsWith(one.Name + "{", StringComparison.Ordinal) && one.Labels.All(label => line.Contains($"{label}=\"", StringComparison.Ordinal))));
        Assert.All(lines.Keys, line => Assert.Contains(documented, one => line.StartsWith(one.Name + "{", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Metrics_WhenTheStoreCannotBeRead_SayThat_AndTellNoOldNumbers()
    {
        var clock = new FakeTimeProvider(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
        await using var host = new DashboardHost(clock: clock);
        await host.KeepAsync("seer", Body.Seer("root_cause_completed", 7));
        Assert.Equal("1", (await ReadAsync(host))["seer_store_up{otel_scope_name=\"SeerDashboard\"}"]);
        StoreAccess.Execute(host, "ALTER TABLE Tallies RENAME TO Gone");
        clock.Advance(TimeSpan.FromSeconds(6));
        var lines = await ReadAsync(host);
        Assert.Equal("0", lines["seer_store_up{otel_scope_name=\"SeerDashboard\"}"]);
        Assert.DoesNotContain(lines.Keys, line => line.StartsWith("seer_runs", StringComparison.Ordinal) || line.StartsWith("seer_deliveries", StringComparison.Ordinal));
    }

    [GeneratedRegex("`(?<name>seer_[a-z_]+)(\\{(?<labels>[a-z,]+)\\})?`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Named();

    private async Task<Dictionary<string, string>> ReadAsync(DashboardHost host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Authorization = new("Bearer", DashboardHost.ViewerKey);
        using var answer = await host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => (Line: line, End: line.LastIndexOf('}') + 1)).Where(each => each.End > 0)
            .ToDictionary(each => each.Line[..each.End], each => each.Line[each.End..].Trim().Split(' ')[0], StringComparer.Ordinal);
    }
}

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public static class Alone;
