using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Guards;

public sealed class ApiPaceTests : IAsyncDisposable
{
    // Few enough that none comes back within the test.
    private readonly DashboardHost _host = new(new Dictionary<string, string?> { ["Access:ApiRequestsPerMinute"] = "2" });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Key_ThatAsksTooMuch_IsToldToWait_AndOthersGoOn()
    {
        await AskAsync("/api/runs", HttpStatusCode.OK, DashboardHost.ViewerKey);
        await AskAsync("/api/nowhere", HttpStatusCode.NotFound, DashboardHost.ViewerKey);
        var problem = await AskAsync("/api/runs", HttpStatusCode.TooManyRequests, DashboardHost.ViewerKey);
        Assert.Contains("The key 'viewer' has asked more than 2 times in a minute", problem!.Detail, StringComparison.Ordinal);
        Assert.Contains("Access:ApiRequestsPerMinute", problem.Detail, StringComparison.Ordinal);

        await AskAsync("/api/runs", HttpStatusCode.OK, DashboardHost.AdminKey);
        await AskAsync("/", HttpStatusCode.OK, DashboardHost.ViewerKey);
        await AskAsync("/healthz", HttpStatusCode.OK, DashboardHost.ViewerKey);
        await _host.KeepAsync("seer", Builders.Body.Seer("root_cause_started", 1));
    }

    [Fact]
    public async Task Address_WithoutAKnownKey_IsCountedWhateverItTries()
    {
        await AskAsync("/api/runs", HttpStatusCode.Unauthorized, "a key that nobody has");
        await AskAsync("/api/runs", HttpStatusCode.Unauthorized, "another such key");
        var problem = await AskAsync("/api/runs", HttpStatusCode.TooManyRequests, "a third one");
        Assert.Contains("This address has asked", problem!.Detail, StringComparison.Ordinal);
        // A page takes keys too, and is no place to try them.
        await AskAsync("/", HttpStatusCode.TooManyRequests, "a fourth one");
        await AskAsync("/settings", HttpStatusCode.TooManyRequests, "a fifth one");
        await AskAsync("/", HttpStatusCode.Redirect, null);
        // Where no key opens anything, none is tried: whatever a proxy puts before a delivery, it is heard.
        await AskAsync("/healthz", HttpStatusCode.OK, "a sixth one");
        await AskAsync("/webhooks/sentry", HttpStatusCode.MethodNotAllowed, "a seventh one");
        // The hub counts as asking, too.
        await AskAsync("/hubs/seer/negotiate?negotiateVersion=1", HttpStatusCode.TooManyRequests, null, HttpMethod.Post);
        await AskAsync("/api/runs", HttpStatusCode.OK, DashboardHost.ViewerKey);
    }

    private async Task<ProblemDetails?> AskAsync(string path, HttpStatusCode expected, string? key, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        if (expected != HttpStatusCode.TooManyRequests)
            return null;
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadFromJsonAsync<ProblemDetails>(TestContext.Current.CancellationToken);
    }
}
