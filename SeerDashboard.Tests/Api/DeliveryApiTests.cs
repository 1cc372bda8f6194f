using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using static SeerDashboard.Tests.Store.StoreAccess;

namespace SeerDashboard.Tests.Api;

/// <summary>The log over the API of the real app.</summary>
public sealed class DeliveryApiTests : IAsyncLifetime
{
    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 1), requestId: "0123456789abcdef0123456789abcdef");
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 1), requestId: "fedcba9876543210fedcba9876543210");
        await _host.KeepAsync("seer", Body.Seer("coding_started", 2, group: 77), secret: DashboardHost.OtherSecret);
        await _host.KeepAsync("issue", Body.Issue("created", 77, "=HYPERLINK(1)"));
        await _host.KeepAsync("seer", "no JSON at all", requestId: "=cmd|' /C calc'!A0");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Deliveries_Filtered_AreThoseAskedFor()
    {
        (string Query, string Expected)[] cases =
        [
            ("", "5 4 3 2 1"),
            ("outcome=duplicate", "2"),
            ("outcome=Unreadable", "5"),
            ("outcome=applied", "3 1"),
            ("resource=issue", "4"),
            ("resource=seer&integration=globex", "3"),
            ("action=root_cause_started", "2 1"),
            ("run=1", "2 1"),
            ("issue=77", "4 3"),
            ("q=CDEF0", "1"),
            ("q=77", "4 3"),
            ("q=hyperlink&in=bodies", "4"),
            ("q=hyperlink", ""),
            ("since=2020-01-01&until=2021-01-01", ""),
            ("since=2020-01-01", "5 4 3 2 1"),
        ];
        foreach (var (query, expected) in cases)
        {
            using var page = await JsonAsync("/api/deliveries?" + query);
            Assert.Equal(expected, string.Join(' ', page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64())));
        }
    }

    [Fact]
    public async Task Deliveries_PageByPage_GivesEachOnce()
    {
        List<long> seen = [];
        for (var next = ""; next is not null;)
        {
            using var page = await JsonAsync("/api/deliveries?limit=2&cursor=" + next);
            Assert.Equal(5, page.RootElement.GetProperty("total").GetInt32());
            seen.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64()));
            next = page.RootElement.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
        }

        Assert.Equal([5, 4, 3, 2, 1], seen);
    }

    [Fact]
    public async Task Deliveries_QueryThatCannotBe_SaysWhy()
    {
        (string Query, string Expected)[] cases =
        [
            ("outcome=lost", "'outcome' may be"),
            ("run=x", "'run' must be a whole number"),
            ("cursor=x", "'cursor' must be"),
            ("since=yesterday", "'since' must be a time"),
            ("limit=0", "'limit' must be"),
            ("in=headers", "'in' may be bodies"),
        ];
        foreach (var (query, expected) in cases)
        {
            using var response = await GetAsync("/api/deliveries?" + query);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains(expected, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Delivery_HasItsVerdictAtArrivalAndNow()
    {
        using var row = await JsonAsync("/api/deliveries/2");
        Assert.Equal("duplicate", row.RootElement.GetProperty("outcome").GetString());
        Assert.Equal("duplicate", row.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("duplicate", row.RootElement.GetProperty("role").GetString());
        Assert.StartsWith("Same body", row.RootElement.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Same body as delivery 1, sent", row.RootElement.GetProperty("verdictReason").GetString(), StringComparison.Ordinal);
        using var missing = await GetAsync("/api/deliveries/99");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Export_JsonLines_IsAFileWhoseChainHolds()
    {
        using var response = await GetAsync("/api/deliveries/export?format=jsonl");
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith(".jsonl", response.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
        using var export = ExportReader.Open(await response.Content.ReadAsStreamAsync(Cancel));
        var report = ChainCheck.Of(export.Lines().Select(line => line.Row()), export.Head.HeadSequence, Convert.FromHexString(export.Head.HeadHash));
        Assert.Equal((5, null), (report.Checked, report.Broken));
        Assert.True(export.IsWhole);
    }

    [Fact]
    public async Task Export_Csv_HasNoCellThatIsAFormula()
    {
        using var response = await GetAsync("/api/deliveries/export?format=csv&outcome=unreadable");
        var lines = (await response.Content.ReadAsStringAsync(Cancel)).Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("sequence,receivedAt,", lines[0], StringComparison.Ordinal);
        Assert.Contains("'=cmd|' /C calc'!A0", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(",=", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfNoFormat_SaysWhichThereAre()
    {
        using var response = await GetAsync("/api/deliveries/export");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Reapply_OfWhatAnOlderReaderCouldNotRead_AppliesIt()
    {
        Execute(_host, "UPDATE Deliveries SET RunId = NULL, GroupId = NULL, Action = NULL, Installation = '', Read = NULL, Outcome = 'Unreadable', Reason = 'an old reason' WHERE Id = 3");
        Rechain();

        Assert.Equal((true, "Read again: now applied to run 2."), await ReapplyAsync(3));

        Assert.Equal((false, "Read again: unchanged."), await ReapplyAsync(3));
        await Eventually.HoldsAsync(async () => (await _host.Get<RunReader>().FindAsync(new(2), null, Cancel)).Run is not null);
        using var row = await JsonAsync("/api/deliveries/3");
        Assert.Equal(("unreadable", "an old reason", "applied"),
            (row.RootElement.GetProperty("outcome").GetString(), row.RootElement.GetProperty("reason").GetString(), row.RootElement.GetProperty("verdict").GetString()));
        Assert.Null((await _host.Get<LogChecker>().CheckAsync(Cancel)).Broken);
    }

    [Fact]
    public async Task Reapply_OfWhatIsStillUnreadable_SaysWhy()
    {
        var (changed, said) = await ReapplyAsync(5);
        Assert.False(changed);
        Assert.StartsWith("Read again: still unreadable. The body is not JSON", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reapply_OfAnErasedDelivery_IsRefused()
    {
        Execute(_host, "UPDATE Deliveries SET Body = NULL, Read = NULL, ErasedAt = 1 WHERE Id = 4");
        using var response = await PostAsync("/api/deliveries/4/reapply", DashboardHost.AdminKey);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task Reapply_FromAnotherSitesPage_IsRefused()
    {
        await using var open = new DashboardHost(new Dictionary<string, string?> { ["Access:Mode"] = "Unsecured", ["Access:BrowserToken"] = null });
        await open.KeepAsync("seer", Body.Seer("root_cause_started", 1));
        (string? Site, string? Origin, HttpStatusCode Expected)[] cases =
        [
            ("cross-site", null, HttpStatusCode.Forbidden),
            ("same-site", null, HttpStatusCode.Forbidden),
            (null, "http://localhost:1", HttpStatusCode.Forbidden),
            ("same-origin", null, HttpStatusCode.OK),
            (null, "http://localhost", HttpStatusCode.OK),
        ];
        foreach (var (site, origin, expected) in cases)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/deliveries/1/reapply");
            if (site is not null)
                request.Headers.Add("Sec-Fetch-Site", site);
            if (origin is not null)
                request.Headers.Add("Origin", origin);
            using var response = await open.Anonymous.SendAsync(request, Cancel);
            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Fact]
    public async Task Reapply_ByAViewer_IsForbidden()
    {
        using var response = await PostAsync("/api/deliveries/1/reapply", DashboardHost.ViewerKey);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private void Rechain()
    {
        using var connection = Open(_host);
        using var transaction = connection.BeginTransaction();
        var end = ChainUpgrade.Link(connection, transaction);
        connection.Prepare("UPDATE Chain SET Head = $head WHERE Id = 1", "$head").With(transaction, end.Hash).ExecuteNonQuery();
        transaction.Commit();
    }

    private async Task<(bool Changed, string Said)> ReapplyAsync(long id)
    {
        using var response = await PostAsync($"/api/deliveries/{id}/reapply", DashboardHost.AdminKey);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var done = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return (done.GetProperty("changed").GetBoolean(), done.GetProperty("said").GetString()!);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Authorization = new("Bearer", key);
        return await _host.Anonymous.SendAsync(request, Cancel);
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", DashboardHost.ViewerKey);
        return await _host.Anonymous.SendAsync(request, Cancel);
    }

    private async Task<JsonDocument> JsonAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Cancel)));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
