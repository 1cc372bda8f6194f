using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Notify.Outgoing;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Outgoing;

/// <summary>Nothing goes out but to where it may: whatever the name, whatever the answer of the look-up, whatever the channel.</summary>
public sealed class OutgoingGateTests(Receiver receiver) : IClassFixture<Receiver>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2130706433")]
    [InlineData("0177.0.0.1")]
    [InlineData("0x7f.1")]
    [InlineData("0x7f000001")]
    [InlineData("127.1")]
    [InlineData("0")]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[64:ff9b::a9fe:a9fe]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("[fe80::1%251]")]
    [InlineData("①②⑦.⓪.⓪.①")]
    [InlineData("127。0。0。1")]
    public async Task Address_WrittenInAnyWay_IsRefusedWithoutALookUp(string host)
    {
        await using var outbound = new Outbound(allowed: "");
        foreach (var scheme in new[] { "http", "https" })
        {
            var outcome = await outbound.SendAsync(Targets.Webhook($"{scheme}://{host}/x"));
            Assert.Equal(SendResult.Never, outcome.Result);
            Assert.Contains("Notify:AllowedNetworks", outcome.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST")]
    [InlineData("x.localhost")]
    [InlineData("metadata.google.internal")]
    [InlineData("127.0.0.1.nip.example")]
    [InlineData("trailing.example.")]
    public async Task Name_ThatLeadsToThisMachine_IsRefusedWhateverItIs(string host)
    {
        foreach (var found in new[] { "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "64:ff9b::c0a8:101" })
        {
            await using var outbound = new Outbound(allowed: "", lookUp: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(found)]));
            Assert.Equal(SendResult.Never, (await outbound.SendAsync(Targets.Webhook($"http://{host}/x"))).Result);
        }
    }

    [Theory]
    [InlineData("http://hooks.example@127.0.0.1/x")]
    [InlineData("https://hooks.example:secret@evil.example/x")]
    [InlineData("http://a:b@localhost/x")]
    [InlineData("http://hooks.example%40127.0.0.1/x")]
    [InlineData("http://127.0.0.1\\@hooks.example/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:25/x")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("//127.0.0.1/x")]
    [InlineData("/x")]
    [InlineData("http://")]
    [InlineData("http://x/#@hooks.example/")]
    [InlineData("data:text/plain,x")]
    [InlineData("unix:/var/run/docker.sock")]
    public async Task Address_WithATrick_IsNotCalled(string url)
    {
        // A name would lead to a public address, and this machine may be called: only what the address looks like is in the way.
        var looked = new List<string>();
        await using var outbound = new Outbound(lookUp: (host, _) =>
        {
            looked.Add(host);
            return Task.FromResult<IPAddress[]>([IPAddress.Parse("192.0.2.1")]);
        });
        var outcome = await outbound.SendAsync(Targets.Webhook(url));
        Assert.Equal((SendResult.Never, 0), (outcome.Result, looked.Count));
        Assert.StartsWith("The address ", outcome.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Notify:AllowedNetworks", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_ThatMeansSomethingElseTheNextTime_IsLookedUpOnceAndThatIsCalled()
    {
        var spot = receiver.At(200);
        var looked = new List<string>();
        await using var outbound = new Outbound(lookUp: (host, _) =>
        {
            looked.Add(host);
            return Task.FromResult<IPAddress[]>([IPAddress.Parse(looked.Count == 1 ? "127.0.0.1" : "169.254.169.254")]);
        });
        var address = new UriBuilder(spot.Address) { Host = "rebinding.example" }.Uri;

        var outcome = await outbound.SendAsync(Targets.Webhook(address.AbsoluteUri));

        Assert.Equal(SendResult.Sent, outcome.Result);
        Assert.Equal(["rebinding.example"], looked);
        Assert.Equal(address.Authority, spot.One.Headers["Host"]);
    }

    [Fact]
    public async Task Name_OfWhichOneAddressIsPrivate_IsRefused()
    {
        await using var outbound = new Outbound(allowed: "", lookUp: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Parse("10.0.0.1")]));
        var outcome = await outbound.SendAsync(Targets.Webhook("https://both.example/x"));
        Assert.Equal(SendResult.Never, outcome.Result);
        Assert.Contains("10.0.0.1", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_OfWhichOneAddressDoesNotAnswer_IsReachedAtAnother()
    {
        var spot = receiver.At(200);
        await using var outbound = new Outbound(allowed: "127.0.0.0/8", lookUp: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]));
        Assert.Equal(SendResult.Sent, (await outbound.SendAsync(Targets.Webhook(new UriBuilder(spot.Address) { Host = "two.example" }.Uri.AbsoluteUri))).Result);
    }

    [Fact]
    public async Task Name_OfNobody_IsLater()
    {
        await using var outbound = new Outbound(lookUp: (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        var outcome = await outbound.SendAsync(Targets.Webhook("https://nobody.example/x"));
        Assert.Equal((SendResult.Later, "The name of the server cannot be looked up."), (outcome.Result, outcome.Reason));

        await using var empty = new Outbound(lookUp: (_, _) => Task.FromResult<IPAddress[]>([]));
        Assert.Equal(SendResult.Later, (await empty.SendAsync(Targets.Webhook("https://nobody.example/x"))).Result);
    }

    [Theory]
    [InlineData(ChannelKind.SlackWebhook)]
    [InlineData(ChannelKind.Teams)]
    [InlineData(ChannelKind.Discord)]
    [InlineData(ChannelKind.Webhook)]
    public async Task Channel_OfAnyKind_PassesTheGate(ChannelKind kind)
    {
        var spot = receiver.At(200);
        await using var outbound = new Outbound(allowed: "10.0.0.0/8");
        Assert.Equal(SendResult.Never, (await outbound.SendAsync(Targets.At(kind, spot.Address))).Result);
        Assert.Empty(spot.All);
    }

    [Fact]
    public async Task SlackBotAndMail_PassTheGate()
    {
        var spot = receiver.At(200);
        await using var outbound = new Outbound(options => options.SlackApi = new(spot.Address + "/"), allowed: "");
        Assert.Equal(SendResult.Never, (await outbound.SendAsync(Targets.SlackBot)).Result);
        foreach (var host in new[] { "127.0.0.1", "2130706433", "0x7f.1", "::1", "10.0.0.1" })
            Assert.Contains("Notify:AllowedNetworks", (await outbound.SendAsync(Targets.Mail(host, new Uri(spot.Address).Port))).Reason, StringComparison.Ordinal);
        Assert.Empty(spot.All);
    }

    /// <summary>A public address that is not there would be called for a whole call's limit; that it would be is seen from the gate's answer.</summary>
    [Theory]
    [InlineData("8.8.8.8", true, true)]
    [InlineData("127.0.0.1", true, true)]
    [InlineData("127.0.0.1", false, true)]
    public async Task Provider_ByPlainHttp_IsRefusedUnlessItsAddressIsAllowed(string address, bool onlyAllowed, bool refused)
    {
        var gate = new OutgoingGate(Options.Create(new OutgoingOptions()), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]));
        Assert.Equal(refused, await Record.ExceptionAsync(() => gate.ConnectAsync("provider.example", 80, onlyAllowed, Cancel)) is RefusedAddressException);
    }

    [Fact]
    public async Task Provider_ByPlainHttpAtAnAllowedAddress_IsCalled()
    {
        var spot = receiver.At(200, "ok");
        await using var outbound = new Outbound();
        Assert.Equal(SendResult.Sent, (await outbound.SendAsync(Targets.At(ChannelKind.SlackWebhook, spot.Address))).Result);
    }
}
