using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api;

/// <summary>The API of the real app, after signed deliveries.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private const string Acme = "a8e5d37a-696c-4c54-adb5-b3f28d64c7de";
    private const string Globex = "11111111-696c-4c54-adb5-b3f28d64c7de";

    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        await StartedAsync(12345);
        await StartedAsync(700);
        await StartedAsync(700, Globex, DashboardHost.OtherSecret);
        await Eventually.HoldsAsync(async () => (await JsonAsync("/api/runs")).RootElement.GetProperty("total").GetInt32() == 3);
    }

    [Fact]
    public async Task Runs_ListsSummariesAsTheContractSays()
    {
        using var page = await JsonAsync("/api/runs?integration=acme&state=running,quiet&stage=rootCause");

        Assert.Equal(2, page.RootElement.GetProperty("total").GetInt32());
        var run = page.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("runId").GetInt64() == 12345);
        Assert.Equal("acme", run.GetProperty("integration").GetString());
        Assert.Equal(Acme, run.GetProperty("installation").GetString());
        Assert.Equal("running", run.GetProperty("state").GetString());
        Assert.Equal(["rootCause", "solution", "coding", "pullRequest"], run.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("stage").GetString()));
        Assert.False(run.TryGetProperty("headline", out _));
        Assert.False(page.RootElement.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task Runs_PageByPage_GivesEachOnce()
    {
        List<string> seen = [];
        string? next = "";
        while (next is not null)
        {
            using var page = await JsonAsync("/api/runs?limit=1&cursor=" + next);
            Assert.Equal(3, page.RootElement.GetProperty("total").GetInt32());
            var run = Assert.Single(page.RootElement.GetProperty("items").EnumerateArray());
            seen.Add($"{run.GetProperty("integration")} {run.GetProperty("runId")}");
            next = page.RootElement.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
        }

        Assert.Equal(["acme 12345", "acme 700", "globex 700"], seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("state=done", "'state' may be")]
    [InlineData("limit=1000", "'limit' must be")]
    [InlineData("cursor=made-up", "'cursor' must be")]
    public async Task Runs_QueryThatCannotBe_IsABadRequestThatSaysWhy(string query, string expected)
    {
        using var problem = await ProblemAsync(HttpStatusCode.BadRequest, "/api/runs?" + query);
        Assert.Contains(expected, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_IsGivenWhole()
    {
        await _host.KeepAsync("seer", Body("root_cause_completed", 12345, Acme, "\"root_cause\":{\"description\":\"Cart is null.\",\"steps\":[]}"));

        using var run = await Eventually.GetAsync(async () =>
            await JsonAsync("/api/runs/12345") is var read && read.RootElement.TryGetProperty("rootCause", out _) ? read : null);

        Assert.Equal("Cart is null.", run.RootElement.GetProperty("rootCause").GetProperty("summary").GetString());
        Assert.Equal("rootCauseFound", run.RootElement.GetProperty("state").GetString());
        Assert.Equal("completed", run.RootElement.GetProperty("steps")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task WhatIsNotThere_IsAProblemThatSaysWhatToDo()
    {
        string[] cases = ["/api/runs/4711", "/api/runs/4711/deliveries", "/api/runs/twelve", "/api/runs/12345?installation=elsewhere", "/api/deliveries/4711/body", "/api/deliveries/first/body", "/api/nothing/here", "/api"];
        foreach (var path in cases)
        {
            using var problem = await ProblemAsync(HttpStatusCode.NotFound, path);

            Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
        }
    }

    [Theory]
    [InlineData("/api/runs/700")]
    [InlineData("/api/runs/700/deliveries")]
    public async Task Run_NumberOfTwoSenders_IsAConflictUntilOneIsNamed(string path)
    {
        using var problem = await ProblemAsync(HttpStatusCode.Conflict, path);
        Assert.Equal([Acme, Globex], problem.RootElement.GetProperty("installations").EnumerateArray().Select(each => each.GetString()!));
        Assert.Contains($"'{Globex}' (integration globex)", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);

        using var one = await JsonAsync($"{path}?installation={Globex}");
        Assert.Contains(Globex, one.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(Acme, one.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/runs/701")]
    [InlineData("/api/runs/701/deliveries")]
    public async Task Run_NumberAndInstallationOfTwoIntegrations_IsAConflictUntilOneIsNamed(string path)
    {
        await StartedAsync(701);
        await StartedAsync(701, secret: DashboardHost.OtherSecret);
        await Eventually.HoldsAsync(async () => (await _host.Get<RunReader>().KeysAsync(new(701), Acme, null, TestContext.Current.CancellationToken)).Count == 2);
        using var problem = await ProblemAsync(HttpStatusCode.Conflict, $"{path}?installation={Acme}");
        Assert.Contains("add &integration= too", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);

        using var one = await JsonAsync($"{path}?installation={Acme}&integration=globex");
        Assert.Contains("\"integration\":\"globex\"", one.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"integration\":\"acme\"", one.RootElement.GetRawText(), StringComparison.Ordinal);
        using var missing = await ProblemAsync(HttpStatusCode.NotFound, $"{path}?integration=nobody");
        Assert.Contains("No delivery of integration 'nobody' named a run 701. Leave 'integration' out", missing.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliveries_OfARun_AreListedWithOutcomeAndVerdict()
    {
        var body = Body("solution_started", 12345, Acme);
        await _host.KeepAsync("seer", body, requestId: "0123456789abcdef0123456789abcdef");
        await _host.KeepAsync("seer", body, requestId: "0123456789abcdef0123456789abcdef");

        using var list = await JsonAsync("/api/runs/12345/deliveries");

        Assert.Equal(3, list.RootElement.GetProperty("total").GetInt32());
        var rows = list.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["root_cause_started", "solution_started", "solution_started"], rows.Select(row => row.GetProperty("action").GetString()));
        Assert.Equal(["applied", "applied", "duplicate"], rows.Select(row => row.GetProperty("verdict").GetString()));
        Assert.Equal(12345, rows[0].GetProperty("runId").GetInt64());
        Assert.Equal(TimeSpan.Zero, rows[0].GetProperty("receivedAt").GetDateTimeOffset().Offset);
    }

    [Fact]
    public async Task Body_IsServedByteForByteAsAFile()
    {
        const string AsSent = "{\"action\" : \"root_cause_started\",\n \"installation\":{\"uuid\":\"x\"},\"data\":{\"run_id\":9,\"note\":\"\\u2019 <script>\"}, \"actor\":{}}\n";
        var answer = await _host.KeepAsync("seer", AsSent);

        using var response = await SendAsync(HttpMethod.Get, $"/api/deliveries/{answer.Delivery}/body");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Encoding.UTF8.GetBytes(AsSent), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal($"delivery-{answer.Delivery}.json", response.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("POST", "/api/runs")]
    [InlineData("DELETE", "/api/runs/12345")]
    [InlineData("PUT", "/api/deliveries/1/body")]
    public async Task WrongMethod_IsAProblemThatNamesTheRightOne(string method, string path)
    {
        using var response = await SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Head_AnswersAsGetWithoutABody()
    {
        using var response = await SendAsync(HttpMethod.Head, "/api/runs");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task StoreCannotBeRead_IsAProblemThatSaysWhereToLook()
    {
        await using (var store = await _host.Get<IDbContextFactory<SeerContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
            await store.Database.ExecuteSqlAsync($"ALTER TABLE Runs RENAME TO Elsewhere", TestContext.Current.CancellationToken);

        using var problem = await ProblemAsync(HttpStatusCode.InternalServerError, "/api/runs");

        Assert.Contains("the log has the reason", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", problem.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task WithoutAKey_IsRefusedWithoutARedirect()
    {
        (string Path, string? Authorization)[] cases =
        [
            ("/api/runs", null),
            ("/api/runs", "Bearer not-a-key-of-this-place"),
            ("/api/runs/12345", null),
            ("/api/runs/12345/deliveries", null),
            ("/api/deliveries/1/body", null),
            ("/api/nothing/here", null),
            ("/hubs/seer?id=x", null),
        ];
        foreach (var (path, authorization) in cases)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.ParseAdd("text/html,*/*");
            if (authorization is not null)
                request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);

            using var response = await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        }
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private Task<Answer> StartedAsync(long run, string installation = Acme, string secret = DashboardHost.Secret) =>
        _host.KeepAsync("seer", Body("root_cause_started", run, installation), secret);

    private static string Body(string action, long run, string installation, string? more = null) =>
        $$$"""{"action":"{{{action}}}","installation":{"uuid":"{{{installation}}}"},"data":{"run_id":{{{run}}},"group_id":1170820242{{{(more is null ? "" : "," + more)}}}},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""";

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", DashboardHost.ViewerKey);
        return await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<JsonDocument> JsonAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    private async Task<JsonDocument> ProblemAsync(HttpStatusCode status, string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }
}
