using System.Net;
using Microsoft.Extensions.Logging;
using SeerDashboard.Tests.Access;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Guards;

/// <summary>Without sign-in: everybody is told, and nobody gets in by another name.</summary>
public sealed class UnsecuredTests : IAsyncDisposable
{
    private const string Warning = "Nobody has to sign in here";

    private readonly HeardLog _log = new();
    private readonly DashboardHost _host;

    public UnsecuredTests() => _host = new(new Dictionary<string, string?> { ["Access:Mode"] = "Unsecured", ["PublicUrl"] = "https://seer.acme.dev" }) { Heard = _log };

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Page_Each_SaysSoAtItsTop()
    {
        string[] cases =
        [
            "/",
            "/runs/404",
            "/deliveries",
            "/insights",
            "/settings",
            "/nowhere",
            "/wall",
        ];
        foreach (var path in cases)
        {
            var page = await Browser.TextAsync(await AskAsync("localhost", path));
            Assert.Equal(1, page.Split(Warning).Length - 1);
            Assert.True(page.IndexOf(Warning, StringComparison.Ordinal) < page.IndexOf("<h1", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Page_OfASecuredServer_SaysNothing()
    {
        await using var secured = new DashboardHost();
        using var browser = new Browser(secured);
        using var login = await browser.OpenAsync("/login");
        Assert.DoesNotContain(Warning, await Browser.TextAsync(login), StringComparison.Ordinal);
    }

    [Fact]
    public void Start_Each_Warns()
    {
        _ = _host.Server;
        Assert.Equal(1, _log.Count(LogLevel.Warning, "Access:Mode is Unsecured"));
    }

    [Fact]
    public async Task Request_ByAnotherName_IsRefused()
    {
        (string Name, HttpStatusCode Expected)[] cases =
        [
            ("localhost", HttpStatusCode.OK),
            ("127.0.0.1", HttpStatusCode.OK),
            ("[::1]", HttpStatusCode.OK),
            ("seer.acme.dev", HttpStatusCode.OK),
            ("rebound.evil.example", HttpStatusCode.MisdirectedRequest),
            ("localhost.evil.example", HttpStatusCode.MisdirectedRequest),
            ("10.0.0.7", HttpStatusCode.MisdirectedRequest),
        ];
        foreach (var (name, expected) in cases)
        {
            using var page = await AskAsync(name, "/");
            Assert.Equal(expected, page.StatusCode);
            using var api = await AskAsync(name, "/api/runs");
            Assert.Equal(expected, api.StatusCode);
            using var webhook = await AskAsync(name, "/webhooks/sentry");
            Assert.Equal(HttpStatusCode.MethodNotAllowed, webhook.StatusCode);
        }
    }

    [Theory]
    [InlineData("Access:UnsecuredOnAnyAddress", "true")]
    [InlineData("Access:Mode", "BrowserToken")]
    public async Task Request_ByAnotherName_OfAServerThatOthersMayReach_IsTaken(string key, string value)
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Access:Mode"] = "Unsecured", [key] = value });
        using var client = host.CreateClient(new() { BaseAddress = new("http://seer.internal"), AllowAutoRedirect = false });
        using var answer = await client.GetAsync("/login", TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> AskAsync(string name, string path)
    {
        using var client = _host.CreateClient(new() { BaseAddress = new($"http://{name}:5080"), AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
