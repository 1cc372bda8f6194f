using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SeerDashboard.Access;
using SeerDashboard.Guards;

namespace SeerDashboard.Tests.Guards;

/// <summary>Whose page sent a request, by what browsers say.</summary>
public sealed class OriginsTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("http://seer.acme.dev", false)]
    [InlineData("http://SEER.acme.dev:80", false)]
    [InlineData("https://seer.acme.dev", false)]
    [InlineData("http://seer.acme.dev:8080", true)]
    [InlineData("https://seer.acme.dev.evil.example", true)]
    [InlineData("https://evil.example", true)]
    [InlineData("https://acme.dev", true)]
    [InlineData("ftp://seer.acme.dev", true)]
    [InlineData("null", true)]
    [InlineData("", false)]
    [InlineData("http://seer.acme.dev, https://evil.example", true)]
    public void Origin_IsComparedWithTheHostThatWasAskedFor(string? origin, bool foreign) =>
        Assert.Equal(foreign, new Origins(Public(null)).IsForeign(Request("http", "seer.acme.dev", ("Origin", origin))));

    [Theory]
    [InlineData("https", "seer.acme.dev", "http://seer.acme.dev", true)]
    [InlineData("https", "seer.acme.dev", "https://seer.acme.dev", false)]
    [InlineData("http", "127.0.0.1:5080", "http://127.0.0.1:5080", false)]
    [InlineData("http", "127.0.0.1:5080", "http://127.0.0.1:5081", true)]
    [InlineData("http", "127.0.0.1:5080", "http://localhost:5080", true)]
    [InlineData("http", "[::1]:5080", "http://[::1]:5080", false)]
    public void Origin_OfAnotherSchemeOrPort_IsForeign(string scheme, string host, string origin, bool foreign) =>
        Assert.Equal(foreign, new Origins(Public(null)).IsForeign(Request(scheme, host, ("Origin", origin))));

    [Theory]
    [InlineData("https://seer.acme.dev", false)]
    [InlineData("https://seer.acme.dev:8443", true)]
    [InlineData("http://seer.acme.dev", true)]
    [InlineData("https://evil.example", true)]
    public void Origin_BehindAProxy_IsComparedWithPublicUrlToo(string origin, bool foreign) =>
        Assert.Equal(foreign, new Origins(Public("https://seer.acme.dev/")).IsForeign(Request("http", "127.0.0.1:5080", ("Origin", origin))));

    [Theory]
    [InlineData("same-origin", false)]
    [InlineData("none", false)]
    [InlineData("same-site", true)]
    [InlineData("cross-site", true)]
    public void SecFetchSite_IsBelievedBeforeTheOrigin(string site, bool foreign) => Assert.Equal(
        foreign,
        new Origins(Public(null)).IsForeign(Request("http", "127.0.0.1:5080", ("Sec-Fetch-Site", site), ("Origin", foreign ? "http://127.0.0.1:5080" : "https://proxied.example"))));

    [Theory]
    [InlineData("Bearer a-key", false)]
    [InlineData("bearer a-key", false)]
    // A browser adds these to every request to a proxy that asked for them, whoever's page sends it.
    [InlineData("Basic YWxpY2U6c2VjcmV0", true)]
    [InlineData("Negotiate YII", true)]
    public void Authorization_OfAKeyAlone_IsNoBrowsers(string authorization, bool foreign) =>
        Assert.Equal(foreign, new Origins(Public(null)).IsForeign(Request("http", "seer.acme.dev", ("Origin", "https://evil.example"), ("Authorization", authorization))));

    private static PublicAddress Public(string? url) => new(Options.Create(new PublicAddressOptions { PublicUrl = url }), new NoServer());

    private static HttpRequest Request(string scheme, string host, params (string Name, string? Value)[] headers)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = (scheme, new(host));
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers[name] = value;
        return request;
    }

    private sealed class NoServer : IServer
    {
        public Microsoft.AspNetCore.Http.Features.IFeatureCollection Features { get; } = new Microsoft.AspNetCore.Http.Features.FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            // There is nothing to end.
        }
    }
}
