using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using SeerDashboard.Notify.Channels;
using SeerDashboard.Tests.Notify.Builders;

namespace SeerDashboard.Tests.Notify.Outgoing;

/// <summary>Whatever another server does, it is an outcome, in bounded time and memory.</summary>
public sealed class MisbehavingTests(Receiver receiver) : IClassFixture<Receiver>
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData(200, SendResult.Sent)]
    [InlineData(202, SendResult.Sent)]
    [InlineData(204, SendResult.Sent)]
    [InlineData(304, SendResult.Never)]
    [InlineData(400, SendResult.Never)]
    [InlineData(401, SendResult.Never)]
    [InlineData(403, SendResult.Never)]
    [InlineData(404, SendResult.Never)]
    [InlineData(405, SendResult.Never)]
    [InlineData(408, SendResult.Later)]
    [InlineData(410, SendResult.Gone)]
    [InlineData(413, SendResult.Never)]
    [InlineData(422, SendResult.Never)]
    [InlineData(425, SendResult.Later)]
    [InlineData(429, SendResult.Later)]
    [InlineData(500, SendResult.Later)]
    [InlineData(501, SendResult.Later)]
    [InlineData(502, SendResult.Later)]
    [InlineData(503, SendResult.Later)]
    [InlineData(504, SendResult.Later)]
    [InlineData(599, SendResult.Later)]
    public async Task Status_SaysWhatToDoNext(int status, SendResult result)
    {
        var spot = receiver.At((context, _) => Task.FromResult(context.Response.StatusCode = status));
        foreach (var kind in Outbound.Kinds)
        {
            var outcome = await Outbound.SendAsync(kind, spot.Address);
            // A program may be put up anew; what a provider refuses it will refuse again.
            var next = kind == ChannelKind.Webhook && result == SendResult.Never && status is >= 400 and not 413 ? SendResult.Later : result;
            // Slack says in words that it has taken a bot's message: an empty answer is of something that stands between.
            var isBetween = kind == ChannelKind.SlackBot && result == SendResult.Sent;
            Assert.Equal((kind, isBetween ? SendResult.Later : next, status), (kind, outcome.Result, outcome.Status));
            Assert.Contains(isBetween ? "stands between" : status.ToString(CultureInfo.InvariantCulture), outcome.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_IsNotFollowedAndSaysSo(int status)
    {
        var other = receiver.At(200);
        var spot = receiver.At(status, "", ("Location", other.Address));
        foreach (var kind in Outbound.Kinds)
        {
            var outcome = await Outbound.SendAsync(kind, spot.Address);
            Assert.Equal((kind, SendResult.Never), (kind, outcome.Result));
            Assert.Contains("redirect", outcome.Reason, StringComparison.Ordinal);
        }

        Assert.Empty(other.All);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "120", 120)]
    [InlineData(429, "Sat, 14 Mar 2026 10:01:30 GMT", 90)]
    [InlineData(429, "Sat, 14 Mar 2026 09:00:00 GMT", 0)]
    [InlineData(429, "86400000", 86_400)]
    [InlineData(429, "soon", null)]
    [InlineData(429, "-5", null)]
    [InlineData(429, null, null)]
    [InlineData(400, "120", null)]
    [InlineData(200, "120", null)]
    public async Task RetryAfter_InSecondsOrAsADate_IsToldWhereItHelps(int status, string? said, int? seconds)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 14, 10, 0, 0, TimeSpan.Zero));
        var spot = said is null ? receiver.At(status) : receiver.At(status, "", ("Retry-After", said));
        foreach (var kind in Outbound.Kinds)
        {
            var outcome = await Outbound.SendAsync(kind, spot.Address, clock: clock);
            Assert.Equal((kind, seconds), (kind, outcome.RetryAfter is { } wait ? (int?)wait.TotalSeconds : null));
        }
    }

    [Fact]
    public async Task Server_ThatDoesNotAnswer_IsLeftAlone()
    {
        var spot = receiver.At((context, _) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        await ExpectTooSlowAsync(spot);
    }

    [Fact]
    public async Task Server_ThatSendsItsBodySlowly_IsLeftAlone()
    {
        var spot = receiver.At(async (context, _) =>
        {
            while (true)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, context.RequestAborted);
            }
        });
        await ExpectTooSlowAsync(spot);
    }

    [Fact]
    public async Task Server_ThatAnswersWithoutEnd_IsReadInPart()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        foreach (var kind in Outbound.Kinds)
        {
            var sending = EndlesslyAsync(listener);
            var outcome = await Outbound.SendAsync(kind, $"http://{listener.LocalEndpoint}/x");

            // What a bot is answered has to be Slack's, and whole.
            Assert.Equal((kind, kind == ChannelKind.SlackBot ? SendResult.Later : SendResult.Sent), (kind, outcome.Result));
            Assert.InRange(outcome.Response!.Length, 1, 2_000);
            // What the machine's own buffers took; nobody read it.
            Assert.InRange(await sending, 1, 100_000_000);
        }
    }

    /// <summary>Answers one request without end; how many bytes could be written before the other side hung up.</summary>
    private static async Task<long> EndlesslyAsync(TcpListener listener)
    {
        using var connection = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        var chunk = new byte[16 * 1024];
        Array.Fill(chunk, (byte)'y');
        var sent = 0L;
        try
        {
            for (; sent < 1_000_000_000; sent += chunk.Length)
                await stream.WriteAsync(chunk, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // They have hung up.
        }

        return sent;
    }

    [Fact]
    public async Task Server_ThatEndsTheConnection_IsAskedLater()
    {
        var spot = receiver.At((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        foreach (var kind in Outbound.Kinds)
        {
            var outcome = await Outbound.SendAsync(kind, spot.Address);
            Assert.Equal((kind, SendResult.Later, null), (kind, outcome.Result, outcome.Status));
        }
    }

    [Fact]
    public async Task Server_ThatIsNotThere_IsAskedLater()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        foreach (var kind in Outbound.Kinds)
        {
            var outcome = await Outbound.SendAsync(kind, $"http://127.0.0.1:{port}/x");
            Assert.Equal((kind, SendResult.Later, "Nothing listens at the address."), (kind, outcome.Result, outcome.Reason));
        }
    }

    [Fact]
    public async Task Cancelling_IsNoOutcome()
    {
        using var stop = new CancellationTokenSource();
        var spot = receiver.At((context, _) =>
        {
            stop.Cancel();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        await using var outbound = new Outbound();
        var sender = outbound.Senders.Single(each => each.Kinds.Contains(ChannelKind.Webhook));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender.SendAsync(Targets.Webhook(spot.Address), Messages.First, null, stop.Token));
    }

    [Fact]
    public async Task Cookies_AreForgotten_AndNothingOfOursGoesAlong()
    {
        var spot = receiver.At(200, "", ("Set-Cookie", "a=b; Path=/"));
        await using var outbound = new Outbound();
        using var activity = new Activity("ours").Start();

        await outbound.SendAsync(Targets.Webhook(spot.Address));
        await outbound.SendAsync(Targets.Webhook(spot.Address));

        Assert.All(spot.All, received => Assert.Equal(
            ["Content-Length", "Content-Type", "Host", "User-Agent", "webhook-id", "webhook-signature", "webhook-timestamp"], received.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase)));
    }

    private static async Task ExpectTooSlowAsync(Spot spot)
    {
        foreach (var kind in Outbound.Kinds)
        {
            var outcome = await Outbound.SendAsync(kind, spot.Address, options => options.CallLimit = Soon);
            Assert.Equal((kind, SendResult.Later, "There was no whole answer within 0.3 s."), (kind, outcome.Result, outcome.Reason));
        }
    }
}
