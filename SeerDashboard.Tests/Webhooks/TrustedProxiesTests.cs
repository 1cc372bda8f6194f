using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SeerDashboard.Store;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>Who is believed about whom a request comes from.</summary>
public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData("127.0.0.0/8", "203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1", "203.0.113.9, 127.0.0.1", "203.0.113.9")]
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("10.0.0.0/8", "203.0.113.9", "127.0.0.1")]
    [InlineData(null, "203.0.113.9", "127.0.0.1")]
    public async Task Post_Forwarded_IsFromWhomATrustedProxyNames(string? trusted, string forwarded, string address)
    {
        await using var host = new DashboardHost(new Dictionary<string, string?> { ["Webhooks:TrustedProxies:0"] = trusted });
        host.UseKestrel(0);
        host.StartServer();
        using (var sender = await RawSender.ConnectAsync(new Uri(host.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port))
        {
            await sender.BeginAsync(0, null, [], ("X-Forwarded-For", forwarded));
            Assert.StartsWith("HTTP/1.1 401", await sender.AnswerAsync(), StringComparison.Ordinal);
        }

        var counted = await Eventually.GetAsync(async () => (await host.Get<RejectionReader>().CountsAsync(TestContext.Current.CancellationToken)).SingleOrDefault());
        Assert.Equal((Rejection.NoSignature, address, 1L), (counted.Reason, counted.Address, counted.Count));
    }

    [Theory]
    [InlineData("10.0.0.7", true)]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("2001:db8::/32", true)]
    [InlineData("10.0.0.0/40", false)]
    [InlineData("proxy.example.com", false)]
    [InlineData("", false)]
    public void Parse_Text_IsAnAddressOrANetwork(string text, bool fits) => Assert.Equal(fits, TrustedProxies.Parse(text) is not null);

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void SenderAddress_Of_CountsAnIPv6NetworkAsOne(string from, string text, string network) =>
        Assert.Equal(new(text, network), SenderAddress.Of(System.Net.IPAddress.Parse(from)));
}
