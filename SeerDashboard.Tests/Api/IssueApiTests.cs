using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Api;

/// <summary>An issue with its runs, asked for by a program.</summary>
public sealed class IssueApiTests : IAsyncLifetime
{
    private const long Issue = 1170820242;

    private readonly DashboardHost _host = new();

    public async ValueTask InitializeAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 12345), sentAt: now.AddMinutes(-10));
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 12399), sentAt: now.AddMinutes(-5));
        await _host.KeepAsync("issue", Body.Issue("created", Issue, "KeyError: 'currency'", more: """{"culprit":"shop.price in format"}"""));
        await _host.KeepAsync("issue", Body.Issue("created", 5, "Nobody looked at it"));
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 7, group: 77));
        await _host.KeepAsync("seer", Body.Seer("root_cause_started", 8, group: 77), DashboardHost.OtherSecret);
        await Eventually.HoldsAsync(async () => (await AskAsync("/api/runs")).Json.GetProperty("total").GetInt32() == 4);
    }

    [Fact]
    public async Task Issue_WithTwoRuns_GivesTheNewestFirst()
    {
        var (status, issue) = await AskAsync($"/api/issues/{Issue}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((Issue, "acme", "shop.price in format", 2), (issue.GetProperty("groupId").GetInt64(), issue.GetProperty("integration").GetString(), issue.GetProperty("culprit").GetString(), issue.GetProperty("total").GetInt32()));
        Assert.Equal("KeyError: 'currency'", issue.GetProperty("issue").GetProperty("title").GetString());
        Assert.Equal([12399, 12345], issue.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("runId").GetInt64()));
        Assert.Equal(12399, issue.GetProperty("runs")[1].GetProperty("supersededBy").GetInt64());
        Assert.False(issue.GetProperty("runs")[0].TryGetProperty("rootCause", out _));
    }

    [Fact]
    public async Task Issue_WithoutARun_IsGivenAsFarAsItIsKnown()
    {
        var (status, issue) = await AskAsync("/api/issues/5");

        Assert.Equal((HttpStatusCode.OK, "Nobody looked at it", 0), (status, issue.GetProperty("issue").GetProperty("title").GetString(), issue.GetProperty("runs").GetArrayLength()));
    }

    [Fact]
    public async Task Issue_ThatIsNotOne_IsAProblemThatSaysWhatToDo()
    {
        (string Path, HttpStatusCode Status, string Says)[] cases =
        [
            ("/api/issues/4711", HttpStatusCode.NotFound, "named an issue '4711'"),
            ("/api/issues/x", HttpStatusCode.NotFound, "a whole number"),
            ("/api/issues/77", HttpStatusCode.Conflict, "Add ?integration= with one of: 'acme', 'globex'."),
            ("/api/issues/77?integration=nobody", HttpStatusCode.NotFound, "of integration 'nobody'"),
        ];
        foreach (var (path, status, says) in cases)
        {
            var (answered, problem) = await AskAsync(path);

            Assert.Equal(status, answered);
            Assert.Contains(says, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Issue_OfOneOfTwoIntegrations_HasOnlyItsRuns() =>
        Assert.Equal([8], (await AskAsync("/api/issues/77?integration=globex")).Json.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("runId").GetInt64()));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<(HttpStatusCode Status, JsonElement Json)> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DashboardHost.ViewerKey);
        using var response = await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
