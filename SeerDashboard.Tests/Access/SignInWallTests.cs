using System.Net;
using System.Net.Http.Headers;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Access;

public sealed class SignInWallTests(SignInWallTests.OneHost one) : IClassFixture<SignInWallTests.OneHost>
{
    private readonly DashboardHost _host = one.Host;

    private async Task<HttpResponseMessage> GetAsync(string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("/", "/login?returnUrl=%2F")]
    [InlineData("/settings", "/login?returnUrl=%2Fsettings")]
    [InlineData("/runs/12?tab=cause&x=%2F", "/login?returnUrl=%2Fruns%2F12%3Ftab%3Dcause%26x%3D%252F")]
    public async Task Page_WithoutSession_LeadsToTheSignInAndBack(string path, string expected)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("GET", "/api/runs")]
    [InlineData("GET", "/api/nothing/of/the/kind")]
    [InlineData("GET", "/hubs/seer")]
    [InlineData("POST", "/hubs/seer/negotiate")]
    [InlineData("POST", "/_blazor/negotiate")]
    public async Task Program_WithoutKey_Gets401AndNoRedirect(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await _host.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Contains("Authorization: Bearer KEY", await Browser.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_WithAnUnknownKey_Gets401OnPagesToo()
    {
        using var answer = await GetAsync("/settings", "a key that nobody has");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Viewer_WithKey_SeesTheSettingsWithoutAnythingToChange()
    {
        using var answer = await GetAsync("/settings", DashboardHost.ViewerKey);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Browser.TextAsync(answer);
        Assert.Contains("Changing them takes the role Admin", page, StringComparison.Ordinal);
        Assert.Contains("from configuration", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Add a client secret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Show a sign-in code", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Play sample runs", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admin_WithKey_MayChangeTheSettingsAndSeesNoSecret()
    {
        using var answer = await GetAsync("/settings", DashboardHost.AdminKey);
        var page = await Browser.TextAsync(answer);
        Assert.Contains("Client secret", page, StringComparison.Ordinal);
        Assert.Contains("Show a sign-in code", page, StringComparison.Ordinal);
        Assert.Contains("Play sample runs", page, StringComparison.Ordinal);
        Assert.All([DashboardHost.Secret, DashboardHost.OtherSecret, DashboardHost.AdminKey, DashboardHost.ViewerKey], secret => Assert.DoesNotContain(secret, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Webhook_WithoutSession_TrustsTheSignatureAlone()
    {
        var kept = await _host.KeepAsync("seer", """{"action":"root_cause_started","installation":{"uuid":"u"},"data":{"run_id":1,"group_id":2},"actor":{"type":"application","id":"sentry","name":"Sentry"}}""");
        Assert.Equal("applied", kept.Outcome);
    }

    [Fact]
    public async Task Webhook_WrongMethod_IsSaidNotRedirected()
    {
        using var answer = await GetAsync("/webhooks/sentry");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("/app.css")]
    [InlineData("/login")]
    [InlineData("/healthz")]
    public async Task What_EverybodyMaySee_NeedsNoSession(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(await Browser.TextAsync(answer));
    }

    /// <summary>One app for all of these: none of them changes anything.</summary>
    public sealed class OneHost : IAsyncDisposable
    {
        public DashboardHost Host { get; } = new();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
