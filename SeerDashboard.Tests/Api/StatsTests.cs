using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api;

/// <summary><c>GET /api/stats</c> of the real app.</summary>
public sealed class StatsTests : IAsyncDisposable
{
    private readonly DashboardHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<(HttpStatusCode Status, JsonElement Json)> ReadAsync(string query = "", string? key = DashboardHost.ViewerKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/stats" + query);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text.StartsWith('{') ? JsonElement.Parse(text) : default);
    }

    /// <summary>Counts follow by up to a second.</summary>
    private async Task<JsonElement> CountedAsync(int deliveries, int rejects, int answers)
    {
        JsonElement read = default;
        await Eventually.HoldsAsync(async () =>
        {
            read = (await ReadAsync()).Json;
            return read.GetProperty("deliveries").GetProperty("total").GetInt32() == deliveries
                && read.GetProperty("rejects").EnumerateObject().Sum(one => one.Value.GetInt32()) == rejects
                && read.GetProperty("ack").GetProperty("count").GetInt32() == answers;
        });
        return read;
    }

    [Fact]
    public async Task Stats_CountWhatCame()
    {
        await _host.KeepAsync("seer", Body.Seer("coding_started", 1), requestId: "a");
        await _host.KeepAsync("seer", Body.Seer("coding_started", 1), requestId: "a");
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, data: """{"mood":1}"""), sentAt: TimeProvider.System.GetUtcNow().AddMinutes(-3));
        await _host.KeepAsync("issue", Body.Issue("created", 7, "Broken"), DashboardHost.OtherSecret);
        using var refused = await _host.PostAsync("seer", Encoding.UTF8.GetBytes("{}"), "another secret");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        var stats = await CountedAsync(deliveries: 4, rejects: 1, answers: 4);

        var deliveries = stats.GetProperty("deliveries");
        Assert.Equal("2 1 1 0 1 0", string.Join(' ', ((string[])["applied", "duplicate", "stored", "unreadable", "outOfOrder", "busy"]).Select(name => deliveries.GetProperty(name).GetInt32())));
        Assert.Equal(1, stats.GetProperty("duplicates").GetInt32());
        Assert.Equal(1, stats.GetProperty("rejects").GetProperty("wrongSignature").GetInt32());
        var waiting = stats.GetProperty("waiting");
        Assert.Equal((1, 2, true), (waiting.GetProperty("count").GetInt32(), waiting.GetProperty("bytes").GetInt32(), waiting.TryGetProperty("oldest", out _)));
        Assert.Equal("root_cause_completed: data.mood", stats.GetProperty("drift")[0].GetProperty("name").GetString());
        Assert.Equal(3, stats.GetProperty("drift")[0].GetProperty("lastDelivery").GetInt32());
        Assert.Equal(["acme", "globex"], stats.GetProperty("integrations").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.All(stats.GetProperty("integrations").EnumerateArray(), one => Assert.False(one.GetProperty("silent").GetBoolean()));
        Assert.Equal(1, stats.GetProperty("states").GetProperty("running").GetInt32());
        var ack = stats.GetProperty("ack");
        Assert.InRange(ack.GetProperty("p50").GetDouble(), double.Epsilon, ack.GetProperty("max").GetDouble());
        Assert.Equal(1000, ack.GetProperty("budget").GetDouble());
    }

    [Fact]
    public async Task Stats_Since_IsTheFullHour_AndNarrows()
    {
        await _host.KeepAsync("seer", Body.Seer("coding_started", 1));
        await CountedAsync(1, 0, 1);

        var (_, narrow) = await ReadAsync("?since=" + Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddHours(2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(0, narrow.GetProperty("deliveries").GetProperty("total").GetInt32());
        Assert.Empty(narrow.GetProperty("states").EnumerateObject());

        var (_, day) = await ReadAsync("?since=2026-09-14T08:20:00Z");
        Assert.Equal(new DateTimeOffset(2026, 9, 14, 8, 0, 0, TimeSpan.Zero), day.GetProperty("since").GetDateTimeOffset());
    }

    [Fact]
    public async Task Stats_WrongSinceOrNoKey_IsSaid()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await ReadAsync("?since=yesterday")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ReadAsync(key: null)).Status);
    }

    [Fact]
    public async Task Stats_HaveTheNumbersOfTheRetro_AsTheTableHasThem()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 1, 1, """{"root_cause":{"one_line_description":"No customer.","relevant_repo":"=acme/shop"}}"""));
        await _host.KeepAsync("seer", Body.Seer("solution_completed", 2, 2, """{"solution":{"one_line_summary":"Fix","steps":[]}}"""));
        await Eventually.HoldsAsync(async () => (await _host.Get<SeerDashboard.Store.RunReader>().ListAsync(new(), TestContext.Current.CancellationToken)).Total == 2);

        var runs = (await ReadAsync()).Json.GetProperty("runs");
        Assert.Equal(2, runs.GetProperty("total").GetInt32());
        Assert.Equal("""{"planReady":1,"rootCauseFound":1}""", Sorted(runs.GetProperty("weeks").EnumerateArray().Last().GetProperty("states")));
        Assert.Equal("""{"repo":"=acme/shop","total":1,"states":{"rootCauseFound":1}}""", runs.GetProperty("repos")[0].GetRawText());
        Assert.Equal("""{"stage":"solution","outcome":"open","count":1}""", runs.GetProperty("stops")[1].GetRawText());
        Assert.Equal(1, (await ReadAsync("?repo=%3Dacme%2Fshop")).Json.GetProperty("runs").GetProperty("total").GetInt32());

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/stats/runs.csv") { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey) } };
        using var response = await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("attachment; filename=seer-runs-", response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains(lines, line => line.EndsWith(",,solution,planReady,open,,1", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(",=", StringComparison.Ordinal));
        foreach (var table in (string[])["runs", "steps"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await ReadAsync($"/{table}.csv?since=soon")).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await ReadAsync($"/{table}.csv?repo=a&repo=b")).Status);
        }
    }

    private static string Sorted(JsonElement states) => "{" + string.Join(',', states.EnumerateObject().OrderBy(state => state.Name, StringComparer.Ordinal).Select(state => $"\"{state.Name}\":{state.Value}")) + "}";
}
