using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api;

/// <summary>Verdicts and comments over the API of the real app.</summary>
public sealed class ReviewApiTests : IAsyncLifetime
{
    private const string OperatorKey = "operator-key-for-tests-01";

    private readonly DashboardHost _host = new(
        new Dictionary<string, string?> { ["Access:ApiKeys:2:Name"] = "ci-bot", ["Access:ApiKeys:2:Key"] = OperatorKey, ["Access:ApiKeys:2:Role"] = "Operator" });

    public async ValueTask InitializeAsync()
    {
        await _host.KeepAsync("seer", Coded.Body(1, ("acme/shop", "shop/cart.py", "one"), ("acme/shop", "README", "two"), ("acme/api", "README", "three")));
        await _host.KeepAsync("seer", Body.Seer("root_cause_completed", 2, group: 2));
        await Eventually.HoldsAsync(async () => (await GetAsync("/api/runs")).GetProperty("total").GetInt32() == 2);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("""{"verdict":"ship"}""", "ship")]
    [InlineData("""{"verdict":"needsWork","reason":"The session may be archived."}""", "needsWork")]
    [InlineData("""{"verdict":"wrongCause","reason":null}""", "wrongCause")]
    public async Task Verdict_IsSaidByTheRunWithANewVersion(string body, string expected)
    {
        var before = await GetAsync("/api/runs/1");
        Assert.False(before.TryGetProperty("verdict", out _));
        var run = await AnswerAsync(HttpStatusCode.OK, "/api/runs/1/verdict", body);
        Assert.Equal(expected, run.GetProperty("verdict").GetString());
        Assert.True(run.GetProperty("version").GetInt64() > before.GetProperty("version").GetInt64());
        Assert.Equal(expected, (await GetAsync("/api/runs/1")).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Verdict_OnAVersionThatDoesNotHold_IsRefused()
    {
        Assert.Contains("Change set 2 of run 1 is not the one that holds now.", await ProblemAsync(HttpStatusCode.Conflict, "/api/runs/1/verdict", """{"verdict":"ship","version":2}"""), StringComparison.Ordinal);
        Assert.False((await GetAsync("/api/runs/1")).TryGetProperty("verdict", out _));
        await AnswerAsync(HttpStatusCode.OK, "/api/runs/1/verdict", """{"verdict":"ship","version":1}""");
    }

    [Fact]
    public async Task Comments_OnRunFileAndLine_AreAnsweredAndListed()
    {
        Assert.Equal(0, (await GetAsync("/api/runs/1/comments")).GetProperty("total").GetInt32());
        await AnswerAsync(HttpStatusCode.Created, "/api/runs/1/comments", """{"text":"Looks good."}""");
        await AnswerAsync(HttpStatusCode.Created, "/api/runs/1/comments", """{"file":"README","repo":"acme/api","text":"Why here?"}""");
        var line = await AnswerAsync(HttpStatusCode.Created, "/api/runs/1/comments", """{"file":"shop/cart.py","line":1,"text":" two\r\nlines "}""");
        Assert.Equal(("ci-bot", "acme/shop", "shop/cart.py", "new", 1, "two\nlines"), (
            line.GetProperty("author").GetString(), line.GetProperty("repo").GetString(), line.GetProperty("file").GetString(),
            line.GetProperty("side").GetString(), line.GetProperty("line").GetInt32(), line.GetProperty("text").GetString()));
        Assert.Matches("^[0-9a-f]{16}$", line.GetProperty("content").GetString());
        Assert.Equal("one", line.GetProperty("quote").GetString());

        var items = (await GetAsync("/api/runs/1/comments")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["Looks good.", "Why here?", "two\nlines"], items.Select(item => item.GetProperty("text").GetString()));
        Assert.False(items[0].TryGetProperty("file", out _));
        Assert.Equal("acme/api", items[1].GetProperty("repo").GetString());
        Assert.Equal(3, (await GetAsync("/api/runs/1")).GetProperty("comments").GetInt32());
    }

    [Fact]
    public async Task WhatWasSaid_IsTakenBack_ByWhoSaidIt()
    {
        await AnswerAsync(HttpStatusCode.OK, "/api/runs/1/verdict", """{"verdict":"ship"}""");
        var comment = (await AnswerAsync(HttpStatusCode.Created, "/api/runs/1/comments", """{"text":"Looks good."}""")).GetProperty("id").GetInt64();
        // Somebody else's are not theirs to take back.
        Assert.Equal(HttpStatusCode.OK, await DeleteAsync("/api/runs/1/verdict", DashboardHost.AdminKey));
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync($"/api/runs/1/comments/{comment}", DashboardHost.AdminKey));
        var run = await GetAsync("/api/runs/1");
        Assert.Equal(("ship", 1), (run.GetProperty("verdict").GetString(), run.GetProperty("comments").GetInt32()));

        Assert.Equal(HttpStatusCode.Forbidden, await DeleteAsync("/api/runs/1/verdict", DashboardHost.ViewerKey));
        Assert.Equal(HttpStatusCode.OK, await DeleteAsync("/api/runs/1/verdict", OperatorKey));
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync($"/api/runs/1/comments/{comment}", OperatorKey));
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync($"/api/runs/1/comments/{comment}", OperatorKey));
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync("/api/runs/1/comments/first", OperatorKey));
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync("/api/runs/99/verdict", OperatorKey));
        Assert.Equal(HttpStatusCode.OK, await DeleteAsync("/api/runs/1/verdict", OperatorKey));
        run = await GetAsync("/api/runs/1");
        Assert.All(["verdict", "comments"], name => Assert.False(run.TryGetProperty(name, out _)));
    }

    [Fact]
    public async Task Body_ThatCannotBe_ChangesNothingAndSaysWhy()
    {
        (string What, string? Body, string Expected)[] cases =
        [
            ("verdict", null, "'verdict' must be ship, needsWork or wrongCause; it was not given."),
            ("verdict", """{"verdict":"Ship"}""", "'verdict' must be ship, needsWork or wrongCause; it was 'Ship'."),
            ("verdict", """{"verdict":"ship","why":"x"}""", "'why' is not known here; the body takes 'verdict', 'reason' and 'version'."),
            ("verdict", """{"verdict":"ship","version":0}""", "'version' must be a whole number from 1 on."),
            ("comments", null, "'text' cannot be kept: It says nothing."),
            ("comments", """{"text":"  "}""", "'text' cannot be kept: It says nothing."),
            ("comments", """{"text":7}""", "'text' must be a text; it was Number."),
            ("comments", """{"text":"a","line":3}""", "'line', 'side' and 'repo' need a 'file'."),
            ("comments", """{"text":"a","file":"shop/cart.py","line":0}""", "'line' must be a whole number from 1 on."),
            ("comments", """{"text":"a","file":"shop/cart.py","line":1.5}""", "'line' must be a whole number from 1 on."),
            ("comments", """{"text":"a","file":"shop/cart.py","line":1,"side":"left"}""", "'side' must be old or new; it was 'left'."),
            ("comments", """{"text":"a","file":"shop/cart.py","line":3}""", "Line 3 is not in the diff of 'shop/cart.py'. Of the new side it shows 1–2."),
            ("comments", """{"text":"a","file":"cart.py"}""", "The change set has no file 'cart.py'."),
            ("comments", """{"text":"a","file":"README"}""", "Several repositories change 'README'. Add 'repo': 'acme/shop', 'acme/api'."),
        ];
        foreach (var (what, body, expected) in cases)
        {
            Assert.Contains(expected, await ProblemAsync(HttpStatusCode.BadRequest, $"/api/runs/1/{what}", body), StringComparison.Ordinal);
            var run = await GetAsync("/api/runs/1");
            Assert.All(["verdict", "comments"], name => Assert.False(run.TryGetProperty(name, out _)));
        }
    }

    [Theory]
    [InlineData("verdict", "reason", 2_000)]
    [InlineData("comments", "text", 10_000)]
    public async Task Text_OfTheGreatestLength_IsTaken_AndALongerOneIsNot(string what, string name, int most)
    {
        var given = what == "verdict" ? """ "verdict":"ship", """ : "";
        using var longest = await PostAsync($"/api/runs/1/{what}", $$"""{ {{given}} "{{name}}":"{{string.Concat(Enumerable.Repeat("\\u263a", most))}}"}""", OperatorKey);
        Assert.True(longest.IsSuccessStatusCode);
        Assert.Contains($"It has {most + 1} characters; {most} is the most.", await ProblemAsync(HttpStatusCode.BadRequest, $"/api/runs/1/{what}", $$"""{ {{given}} "{{name}}":"{{new string('x', most + 1)}}"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comment_OnAFileOfARunWithoutCode_SaysThatThereIsNone() =>
        Assert.Contains("It has no file at all.", await ProblemAsync(HttpStatusCode.BadRequest, "/api/runs/2/comments", """{"text":"a","file":"x"}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("verdict", """{"verdict":"ship"}""")]
    [InlineData("comments", """{"text":"a"}""")]
    public async Task Viewer_Nobody_UnknownRun_AreRefused(string what, string body)
    {
        await ProblemAsync(HttpStatusCode.Forbidden, $"/api/runs/1/{what}", body, DashboardHost.ViewerKey);
        await ProblemAsync(HttpStatusCode.Unauthorized, $"/api/runs/1/{what}", body, key: null);
        Assert.Contains("No delivery named a run '99'.", await ProblemAsync(HttpStatusCode.NotFound, $"/api/runs/99/{what}", body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verdict", "GET", "POST, DELETE")]
    [InlineData("comments/1", "POST", "DELETE")]
    [InlineData("comments", "DELETE", "GET, HEAD, POST")]
    public async Task Method_OfAnotherKind_IsToldWhichAreTaken(string what, string method, string allowed)
    {
        using var request = new HttpRequestMessage(new(method), $"/api/runs/1/{what}") { Headers = { Authorization = new("Bearer", OperatorKey) } };
        using var answer = await _host.Anonymous.SendAsync(request, Cancel);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, allowed), (answer.StatusCode, string.Join(", ", answer.Content.Headers.Allow)));
    }

    [Theory]
    [InlineData("verdict", """{"verdict":"ship"}""")]
    [InlineData("comments", """{"text":"a"}""")]
    public async Task OtherSite_InTheBrowserOfSomebodySignedIn_IsRefused(string what, string body)
    {
        using var browser = new Access.Browser(_host);
        (await browser.OpenAsync("/login?t=browser-token-for-tests-000001")).Dispose();
        foreach (var (site, taken) in ((string, bool)[])[("cross-site", false), ("same-origin", true)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/runs/1/{what}") { Headers = { { "Sec-Fetch-Site", site } }, Content = new StringContent(body, Encoding.UTF8, "application/json") };
            using var answer = await browser.SendAsync(request);
            Assert.Equal(taken, answer.IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task Review_InWords_HasWhatWasSaidAndAWayBack()
    {
        await AnswerAsync(HttpStatusCode.OK, "/api/runs/1/verdict", """{"verdict":"ship","reason":"Ask @octocat."}""");
        await AnswerAsync(HttpStatusCode.Created, "/api/runs/1/comments", """{"file":"shop/cart.py","line":1,"text":"Why?"}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/runs/1/review?installation={Body.Installation}") { Headers = { Authorization = new("Bearer", DashboardHost.ViewerKey) } };
        using var answer = await _host.Anonymous.SendAsync(request, Cancel);
        Assert.Equal("text/markdown; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.StartsWith("## Review: Ship it\n", text, StringComparison.Ordinal);
        Assert.Contains($"[1](http://localhost/runs/1/review?installation={Body.Installation})", text, StringComparison.Ordinal);
        Assert.Contains("> Ask @&#8203;octocat.", text, StringComparison.Ordinal);
        Assert.Contains("Line 1 · ci-bot", text, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string? body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await _host.Anonymous.SendAsync(request, Cancel);
    }

    private async Task<JsonElement> AnswerAsync(HttpStatusCode status, string path, string? body)
    {
        using var answer = await PostAsync(path, body, OperatorKey);
        Assert.Equal(status, answer.StatusCode);
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

    private async Task<HttpStatusCode> DeleteAsync(string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path) { Headers = { Authorization = new("Bearer", key) } };
        using var answer = await _host.Anonymous.SendAsync(request, Cancel);
        return answer.StatusCode;
    }
}
