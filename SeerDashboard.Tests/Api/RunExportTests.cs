using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Tests.Store;

namespace SeerDashboard.Tests.Api;

/// <summary><c>GET /api/runs/export</c>: all runs of a filter as a file.</summary>
public sealed class RunExportTests : IAsyncDisposable
{
    private readonly DashboardHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Lines_OfMoreThanAPage_HaveEachRunOnce_AsTheApiWritesIt()
    {
        for (var run = 1; run <= 1_003; run++)
            await _host.KeepAsync("seer", Body.Seer("root_cause_started", run, run));
        await FoldedAnew.CaughtUpAsync(_host);
        var lines = (await ReadAsync("/api/runs/export?format=jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1_003, lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("runId").GetInt64()).Distinct().Count());
        Assert.Equal(1_003, lines.Length);
        using var page = JsonDocument.Parse(await ReadAsync("/api/runs?limit=1&sort=started"));
        Assert.Equal(page.RootElement.GetProperty("items")[0].GetRawText(), lines[0]);
        Assert.Equal(2, (await ReadAsync("/api/runs/export?format=jsonl&issue=5&cursor=anything")).Split('\n').Length);
        Assert.Equal(lines.Length, (await ReadAsync("/api/runs/export?format=jsonl&group=running")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Table_HasARowForEach_AndWhatIsAskedForWrongIsSaid()
    {
        await _host.KeepAsync("seer", Body.Seer("coding_completed", 7, data: """{"code_changes":{"acme/shop":[{"path":"a","type":"M","diff":"@@ -1 +1 @@\n-a\n+b\n"}],"acme/web":[]}}"""));
        await FoldedAnew.CaughtUpAsync(_host);
        var rows = (await ReadAsync("/api/runs/export?format=csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("runId,integration,installation", rows[0], StringComparison.Ordinal);
        Assert.Contains($"7,acme,{Body.Installation},1170820242", rows[1], StringComparison.Ordinal);
        var cells = rows[1].Split(',');
        Assert.Equal(["coding", "codeReady"], cells[8..10]);
        Assert.StartsWith("acme/shop", cells[11], StringComparison.Ordinal);
        Assert.Equal(["1", "1", "1"], cells[12..15]);
        foreach (var wrong in (string[])["", "?format=xml", "?format=csv&state=nothing"])
        {
            using var answer = await AskAsync("/api/runs/export" + wrong);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Head_SaysWhatItWouldBe_AndReadsNothing()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7));
        await FoldedAnew.CaughtUpAsync(_host);
        // What would be read is not there any more.
        await using (var store = await _host.Get<IDbContextFactory<SeerContext>>().CreateDbContextAsync(Cancel))
        {
            await store.Database.ExecuteSqlAsync($"ALTER TABLE Runs RENAME TO RunsElsewhere", Cancel);
            await store.Database.ExecuteSqlAsync($"ALTER TABLE Deliveries RENAME TO DeliveriesElsewhere", Cancel);
        }

        foreach (var (path, type) in new[] { ("runs", "csv"), ("runs", "jsonl"), ("deliveries", "csv"), ("deliveries", "jsonl") }.Select(each => ($"/api/{each.Item1}/export?format={each.Item2}", each.Item2 == "csv" ? "text/csv" : "application/jsonl")))
        {
            using var answer = await AskAsync(path, HttpMethod.Head);
            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
            await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync(path));
        }
    }

    private async Task<string> ReadAsync(string path)
    {
        using var answer = await AskAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey) } };
        return await _host.Anonymous.SendAsync(request, Cancel);
    }
}
