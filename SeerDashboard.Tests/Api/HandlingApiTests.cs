using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api;

/// <summary>Claim, snooze and done over the API of the real app.</summary>
public sealed class HandlingApiTests : IAsyncLifetime
{
    private const string OperatorKey = "operator-key-for-tests-01";
    private const string Globex = "11111111-696c-4c54-adb5-b3f28d64c7de";

    private readonly FakeTimeProvider _clock = new(new(2026, 9, 14, 9, 30, 0, TimeSpan.FromHours(2)));
    private readonly DashboardHost _host;

    public HandlingApiTests() => _host = new(
        new Dictionary<string, string?> { ["Access:ApiKeys:2:Name"] = "ci-bot", ["Access:ApiKeys:2:Key"] = OperatorKey, ["Access:ApiKeys:2:Role"] = "Operator" }, _clock);

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 1));
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 700));
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 700).Replace(Body.Installation, Globex, StringComparison.Ordinal), DashboardHost.OtherSecret);
        await Eventually.HoldsAsync(async () => (await GetAsync("/api/runs")).GetProperty("total").GetInt32() == 3);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Claim_WithoutBody_GivesItToWhoseKeyItIsAndEverybodySeesIt()
    {
        var before = (await GetAsync("/api/runs/1")).GetProperty("version").GetInt64();
        var run = await OkAsync("/api/runs/1/claim", null);
        Assert.Equal("ci-bot", run.GetProperty("claimedBy").GetString());
        Assert.True(run.GetProperty("version").GetInt64() > before);
        Assert.Equal("ci-bot", (await GetAsync("/api/runs/1")).GetProperty("claimedBy").GetString());
    }

    [Theory]
    [InlineData("""{"by":"Mona K"}""", "Mona K")]
    [InlineData("""{"by":"  Mona   K "}""", "Mona K")]
    [InlineData("""{"by":null}""", "ci-bot")]
    [InlineData("{}", "ci-bot")]
    [InlineData("""{"by":""}""", null)]
    public async Task Claim_By_HandsOverOrReleases(string body, string? expected)
    {
        await OkAsync("/api/runs/1/claim", """{"by":"Jo"}""");
        var run = await OkAsync("/api/runs/1/claim", body);
        Assert.Equal(expected, run.TryGetProperty("claimedBy", out var by) ? by.GetString() : null);
    }

    [Fact]
    public async Task Snooze_UntilATime_EndsThenAndBefore_WhenAsked()
    {
        var run = await OkAsync("/api/runs/1/snooze", """{"until":"2026-09-14T08:00:00Z"}""");
        Assert.Equal("2026-09-14T08:00:00+00:00", run.GetProperty("snoozedUntil").GetString());
        var woken = await OkAsync("/api/runs/1/snooze", """{"snoozed":false}""");
        Assert.False(woken.TryGetProperty("snoozedUntil", out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"until":null}""")]
    public async Task Snooze_WithoutATime_IsUntilSomethingChanges(string? body)
    {
        var run = await OkAsync("/api/runs/1/snooze", body);
        Assert.True(run.GetProperty("snoozedUntilNews").GetBoolean());
    }

    [Fact]
    public async Task Done_IsMarkedWithWhoAndTakenBack()
    {
        var run = await OkAsync("/api/runs/1/done", null);
        Assert.Equal("ci-bot", run.GetProperty("done").GetProperty("by").GetString());
        Assert.False((await OkAsync("/api/runs/1/done", """{"done":false}""")).TryGetProperty("done", out _));
    }

    [Fact]
    public async Task Run_ThatSeveralSendersHave_IsMeantByItsInstallation()
    {
        var detail = await ProblemAsync(HttpStatusCode.Conflict, "/api/runs/700/claim", null);
        Assert.Contains("2 senders have a run 700. Add ?installation=", detail, StringComparison.Ordinal);
        var run = await OkAsync($"/api/runs/700/claim?installation={Globex}", null);
        Assert.Equal("globex", run.GetProperty("integration").GetString());
        Assert.False((await GetAsync($"/api/runs/700?installation={Body.Installation}")).TryGetProperty("claimedBy", out _));
    }

    [Fact]
    public async Task Body_ThatCannotBe_ChangesNothingAndSaysWhy()
    {
        (string What, string Body, string Expected)[] cases =
        [
            ("claim", """{"by":"admin"}""", "is what everybody is called who gave no name"),
            ("claim", """{"by":"M\u202eona"}""", "a character that nobody sees"),
            ("claim", """{"by":7}""", "'by' must be a text"),
            ("claim", """{"person":"Mona"}""", "'person' is not known here; the body takes 'by'."),
            ("claim", "by=Mona", "The body is no JSON"),
            ("claim", "[]", "The body must be a JSON object with 'by'."),
            ("snooze", """{"until":"2026-09-14T07:29:59Z"}""", "'until' is in the past: 2026-09-14 07:29:59Z, and it is 2026-09-14 07:30:00Z here. Give a later time, or leave it out"),
            ("snooze", """{"until":"tomorrow"}""", "'until' must be a time in ISO 8601"),
            ("snooze", """{"snoozed":false,"until":"2026-10-14T07:29:59Z"}""", "Leave one of them out"),
            ("done", """{"done":"no"}""", "'done' must be true or false."),
        ];
        foreach (var (what, body, expected) in cases)
        {
            Assert.Contains(expected, await ProblemAsync(HttpStatusCode.BadRequest, $"/api/runs/1/{what}", body), StringComparison.Ordinal);
            var run = await GetAsync("/api/runs/1");
            Assert.All(["claimedBy", "snoozedUntil", "snoozedUntilNews", "done"], name => Assert.False(run.TryGetProperty(name, out _)));
        }
    }

    [Fact]
    public async Task Body_OfAnySize_IsNotReadToItsEnd() =>
        Assert.Contains("more than 4096 bytes", await ProblemAsync(HttpStatusCode.BadRequest, "/api/runs/1/claim", $$"""{"by":"{{new string('x', 5000)}}"}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("99")]
    [InlineData("not-a-number")]
    public async Task Run_ThatDoesNotExist_IsNotFound(string run) =>
        Assert.Contains($"No delivery named a run '{run}'.", await ProblemAsync(HttpStatusCode.NotFound, $"/api/runs/{run}/done", null), StringComparison.Ordinal);

    [Theory]
    [InlineData("claim")]
    [InlineData("snooze")]
    [InlineData("done")]
    public async Task Viewer_Nobody_OtherSites_AreRefused(string what)
    {
        await ProblemAsync(HttpStatusCode.Forbidden, $"/api/runs/1/{what}", null, DashboardHost.ViewerKey);
        await ProblemAsync(HttpStatusCode.Unauthorized, $"/api/runs/1/{what}", null, key: null);
        using var answer = await _host.Anonymous.SendAsync(new(HttpMethod.Get, $"/api/runs/1/{what}") { Headers = { Authorization = new("Bearer", OperatorKey) } }, Cancel);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (answer.StatusCode, answer.Content.Headers.Allow.ToString()));
    }

    [Fact]
    public async Task OtherSite_InTheBrowserOfSomebodySignedIn_IsRefused()
    {
        using var browser = new Access.Browser(_host);
        (await browser.OpenAsync("/login?t=browser-token-for-tests-000001")).Dispose();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/runs/1/done") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var refused = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var own = new HttpRequestMessage(HttpMethod.Post, "/api/runs/1/done") { Headers = { { "Sec-Fetch-Site", "same-origin" } } };
        using var taken = await browser.SendAsync(own);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string? body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await _host.Anonymous.SendAsync(request, Cancel);
    }

    private async Task<JsonElement> OkAsync(string path, string? body)
    {
        using var answer = await PostAsync(path, body, OperatorKey);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ReadAsync(answer);
    }

    private async Task<string> ProblemAsync(HttpStatusCode status, string path, string? body, string? key = OperatorKey)
    {
        using var answer = await PostAsync(path, body, key);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return (await ReadAsync(answer)).GetProperty("detail").GetString()!;
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey) } };
        using var answer = await _host.Anonymous.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ReadAsync(answer);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Cancel));
        return document.RootElement.Clone();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
