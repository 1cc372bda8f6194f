using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Outgoing;

/// <summary>A server whose certificate is not right gets no word.</summary>
public sealed class CertificateTests(Receiver receiver) : IClassFixture<Receiver>
{
    private const string Said = "The server's certificate is not trusted, has run out or is for another name; no word was sent.";

    [Fact]
    public async Task Certificate_OfAnAuthorityThatIsTrusted_IsTaken()
    {
        var spot = receiver.At((_, _) => Task.CompletedTask, tls: true);
        foreach (var kind in Outbound.Kinds)
            Assert.Equal(200, (await Outbound.SendAsync(kind, spot.Address, options => options.Authorities = receiver.Authority.Roots)).Status);
        Assert.Equal(Outbound.Kinds.Count, spot.All.Count);
    }

    [Fact]
    public async Task Certificate_OfAnAuthorityThatNobodyTrusts_IsRefused()
    {
        var spot = receiver.At((_, _) => Task.CompletedTask, tls: true);
        foreach (var kind in Outbound.Kinds)
        {
            var outcome = await Outbound.SendAsync(kind, spot.Address);
            Assert.Equal((kind, SendResult.Later, Said), (kind, outcome.Result, outcome.Reason));
        }

        Assert.Empty(spot.All);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("other.example", false)]
    public async Task Certificate_ThatHasRunOutOrIsOfAnotherName_IsRefused(string name, bool isOver)
    {
        var asked = 0;
        await using var server = await ServerAsync(receiver.Authority.For(name, isOver), () => asked++);
        foreach (var kind in Outbound.Kinds)
        {
            var outcome = await Outbound.SendAsync(kind, server.Urls.Single() + "/x", options => options.Authorities = receiver.Authority.Roots);
            Assert.Equal((kind, SendResult.Later, Said), (kind, outcome.Result, outcome.Reason));
        }

        Assert.Equal(0, asked);
    }

    private static async Task<WebApplication> ServerAsync(X509Certificate2 certificate, Action asked)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var app = builder.Build();
        app.Run(_ =>
        {
            asked();
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return app;
    }
}
