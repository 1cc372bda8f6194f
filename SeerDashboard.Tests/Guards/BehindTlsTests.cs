using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Guards;

/// <summary>A proxy ends TLS, and says so.</summary>
public sealed class BehindTlsTests
{
    [Theory]
    [InlineData("127.0.0.1", "https", true)]
    [InlineData("127.0.0.1", "http", false)]
    [InlineData("127.0.0.1", null, false)]
    [InlineData("10.0.0.7", "https", false)]
    [InlineData(null, "https", false)]
    public async Task Answer_OverHttpsToATrustedProxy_SaysSoToTheBrowser(string? trusted, string? proto, bool secure)
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Webhooks:TrustedProxies:0"] = trusted });
        host.UseKestrel(0);
        host.StartServer();
        var port = new Uri(host.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new($"http://127.0.0.1:{port}") };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/login?t=browser-token-for-tests-000001");
        request.Headers.Host = "seer.acme.dev";
        if (proto is not null)
            request.Headers.Add("X-Forwarded-Proto", proto);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(secure, answer.Headers.Contains("Strict-Transport-Security"));
        var session = answer.Headers.GetValues("Set-Cookie").First(each => each.StartsWith("seer-", StringComparison.Ordinal));
        Assert.Equal(secure, session.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }
}
