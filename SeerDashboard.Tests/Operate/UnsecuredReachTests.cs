using Microsoft.Extensions.Configuration;
using SeerDashboard.Access;
using SeerDashboard.Operate;

namespace SeerDashboard.Tests.Operate;

/// <summary>An unsecured server is for its own machine, unless two keys say otherwise.</summary>
public sealed class UnsecuredReachTests
{
    [Theory]
    [InlineData("urls", "http://127.0.0.1:5080")]
    [InlineData("urls", "http://localhost:5080;https://[::1]:5081")]
    [InlineData("urls", "http://127.3.2.1:80")]
    [InlineData("urls", "http://unix:/run/seer.sock")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://127.0.0.1:5080")]
    public void Problem_OfThisMachineAlone_IsNone(string key, string value) => Assert.Null(Problem(new(), (key, value)));

    [Theory]
    [InlineData("urls", "http://0.0.0.0:5080", "http://0.0.0.0:5080")]
    [InlineData("urls", "http://127.0.0.1:5080;http://*:80", "http://*:80")]
    [InlineData("urls", "http://+:80", "http://+:80")]
    [InlineData("urls", "http://[::]:80", "http://[::]:80")]
    [InlineData("urls", "http://10.0.0.7:80", "http://10.0.0.7:80")]
    // Whatever is no address means all of them to the web server.
    [InlineData("urls", "http://seer.example.com:80", "http://seer.example.com:80")]
    [InlineData("http_ports", "8080", "http://*:8080")]
    [InlineData("https_ports", "8081", "https://*:8081")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://*:80", "http://*:80")]
    public void Problem_OfAnAddressThatOthersReach_NamesBothKeys(string key, string value, string url)
    {
        var line = Problem(new(), (key, value));
        Assert.StartsWith($"Access:Mode is Unsecured and the server would listen on {url},", line, StringComparison.Ordinal);
        Assert.Contains("it may be BrowserToken", line, StringComparison.Ordinal);
        Assert.Contains("Access:UnsecuredOnAnyAddress", line, StringComparison.Ordinal);
        Assert.Null(Problem(new() { UnsecuredOnAnyAddress = true }, (key, value)));
    }

    [Fact]
    public void Problem_OfASecuredServer_IsNone() =>
        Assert.Null(UnsecuredReach.Problem(Settings(("urls", "http://0.0.0.0:80")), new() { Mode = nameof(AccessMode.BrowserToken) }));

    [Fact]
    public void Problem_OfEndpoints_CountsBeforeUrls() =>
        Assert.Null(Problem(new(), ("urls", "http://0.0.0.0:80"), ("Kestrel:Endpoints:Http:Url", "http://127.0.0.1:5080")));

    private static string? Problem(AccessOptions access, params (string Key, string Value)[] settings)
    {
        access.Mode = nameof(AccessMode.Unsecured);
        return UnsecuredReach.Problem(Settings(settings), access);
    }

    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Key, (string?)each.Value))).Build();
}
