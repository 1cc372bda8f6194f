using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Guards;

/// <summary>Who may begin a circuit or a connection to the hub, on a real socket.</summary>
public sealed class LastingConnectionsTests : IAsyncLifetime
{
    private const string Foreign = "https://evil.example";
    private const string Public = "https://seer.acme.dev";

    private readonly DashboardHost _host = new(new Dictionary<string, string?> { ["PublicUrl"] = Public });
    private HttpClient _http = null!;
    private string _session = "";

    public async ValueTask InitializeAsync()
    {
        _host.UseKestrel(0);
        _host.StartServer();
        var port = new Uri(_host.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new($"http://127.0.0.1:{port}") };
        using var signedIn = await _http.GetAsync("/login?t=browser-token-for-tests-000001", Cancel);
        _session = signedIn.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith("seer-", StringComparison.Ordinal)).Split(';')[0];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/hubs/seer/negotiate?negotiateVersion=1")]
    public async Task Negotiate_OfAnotherSitesPage_IsRefusedThoughThePersonIsSignedIn(string path)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(path, ("Origin", Foreign)));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(path, ("Origin", "null")));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(path, ("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(path, ("Origin", Here)));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(path, ("Origin", Public)));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(path, ("Origin", Foreign), ("Sec-Fetch-Site", "same-origin")));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(path));
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/hubs/seer")]
    [InlineData("/api/runs")]
    public async Task WebSocket_OfAnotherSitesPage_IsRefused(string path)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await OpenAsync(path, Foreign));
        Assert.Equal(HttpStatusCode.Forbidden, await OpenAsync(path, "null"));
        Assert.NotEqual(HttpStatusCode.Forbidden, await OpenAsync(path, Here));
        Assert.NotEqual(HttpStatusCode.Forbidden, await OpenAsync(path, Public));
    }

    [Fact]
    public async Task WebSocket_OfAProgramWithAKey_IsAskedForNoOrigin() =>
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await OpenAsync("/hubs/seer", Foreign, DashboardHost.ViewerKey));

    [Theory]
    [InlineData("GET", "/hubs/seer?id=x")]
    [InlineData("POST", "/_blazor?id=x")]
    [InlineData("POST", "/_blazor/disconnect")]
    public async Task OtherTransports_OfAnotherSitesPage_AreRefusedToo(string method, string path)
    {
        using var request = Request(new(method), path, ("Origin", Foreign));
        using var answer = await _http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("PublicUrl", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Basic YWxpY2U6c2VjcmV0", HttpStatusCode.Forbidden)]
    [InlineData($"Bearer {DashboardHost.AdminKey}", HttpStatusCode.NotFound)]
    public async Task Write_WithAPasswordForTheProxy_IsStillABrowsers(string authorization, HttpStatusCode expected)
    {
        using var request = Request(HttpMethod.Post, "/api/runs/1/done", ("Origin", Foreign), ("Authorization", authorization));
        using var answer = await _http.SendAsync(request, Cancel);
        Assert.Equal(expected, answer.StatusCode);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Here => $"http://127.0.0.1:{_http.BaseAddress!.Port}";

    private async Task<HttpStatusCode> NegotiateAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = Request(HttpMethod.Post, path, headers);
        using var answer = await _http.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", _session);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private async Task<HttpStatusCode> OpenAsync(string path, string origin, string? key = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.SetRequestHeader(key is null ? "Cookie" : "Authorization", key is null ? _session : $"Bearer {key}");
        try
        {
            await socket.ConnectAsync(new($"ws://127.0.0.1:{_http.BaseAddress!.Port}{path}"), Cancel);
            return HttpStatusCode.SwitchingProtocols;
        }
        catch (WebSocketException)
        {
            return socket.HttpStatusCode;
        }
    }
}
