using System.Net;
using System.Net.Sockets;
using SeerDashboard.Operate;

namespace SeerDashboard.Tests.Operate;

public sealed class ListenAddressesTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://localhost:80a")]
    [InlineData("http://127.0.0.1:5080/path")]
    [InlineData("http://127.0.0.1:0;nonsense")]
    public void Problem_NoAddress_NamesTheKeyAndWhatItMayBe(string urls)
    {
        var line = ListenAddresses.Problem(urls);
        Assert.NotNull(line);
        Assert.StartsWith("Urls is '", line, StringComparison.Ordinal);
        Assert.Contains("it may be", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:0; http://*:0")]
    [InlineData("http://+:0;http://seer.example.com:0")]
    public void Problem_FreeAddress_IsNone(string? urls) => Assert.Null(ListenAddresses.Problem(urls));

    [Fact]
    public void Problem_AddressInUse_SaysSoAndNamesAnother()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var line = ListenAddresses.Problem($"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
        Assert.Contains("already in use", line, StringComparison.Ordinal);
        Assert.Contains("--urls", line, StringComparison.Ordinal);
    }
}
