using System.Net.Http.Headers;
using System.Text.Json;
using SeerDashboard.Access;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Store.Audit;

/// <summary>The log of actions as a file.</summary>
public sealed class AuditExportTests : IAsyncLifetime
{
    private const string Formula = "=HYPERLINK(\"https://evil.example\",\"x\")";

    private readonly DashboardHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", """{"action":"root_cause_started","installation":{"uuid":"u"},"data":{"run_id":41,"group_id":2},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""");
        Actor.Enter(new(Formula, Roles.Admin, ActorWay.Page, From: "203.0.113.7"));
        await Eventually.HoldsAsync(async () => (await _host.Get<RunHandling>().ClaimAsync([new("acme", "u", new(41))], "Ada", Cancel)).Count == 1);
        Actor.Enter(new("Mona", Roles.Admin, ActorWay.Page, From: null));
        await _host.Get<RunHandling>().DoneAsync([new("acme", "u", new(41))], done: true, "Mona", Cancel);
        Actor.Enter(null);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Lines_AreWhatIsThere_EachWithTheLinkOfItsRow()
    {
        var lines = (await ReadAsync("jsonl", "application/jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["runClaimed", "runDone"], lines.Select(line => line.GetProperty("action").GetString()));
        Assert.Equal((Formula, "203.0.113.7", "with Ada"), (lines[0].GetProperty("who").GetString(), lines[0].GetProperty("from").GetString(), lines[0].GetProperty("after").GetString()));
        Assert.All(lines, line => Assert.Matches("^[0-9a-f]{64}$", line.GetProperty("link").GetString()));
        Assert.Equal(2, lines.DistinctBy(line => line.GetProperty("link").GetString()).Count());
    }

    [Fact]
    public async Task Table_HasNoFormula_AndNarrowsAsThePageDoes()
    {
        var table = await ReadAsync("csv", "text/csv");
        Assert.StartsWith("sequence,at,who,role,way,from,action,subject,runId,before,after", table, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(", table, StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", table, StringComparison.Ordinal);
        Assert.Equal(3, table.TrimEnd().Split('\n').Length);
        Assert.Equal(2, (await ReadAsync("csv&who=Mona", "text/csv")).TrimEnd().Split('\n').Length);
    }

    private async Task<string> ReadAsync(string format, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/audit/export?format={format}") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", DashboardHost.AdminKey) } };
        using var answer = await _host.Anonymous.SendAsync(request, Cancel);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Matches("^attachment; filename=[a-z0-9-]+\\.(csv|jsonl)", answer.Content.Headers.ContentDisposition!.ToString());
        return await answer.Content.ReadAsStringAsync(Cancel);
    }
}
