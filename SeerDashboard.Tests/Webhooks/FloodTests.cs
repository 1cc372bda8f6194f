using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SeerDashboard.Store;
using SeerDashboard.Tests.Builders;
using SeerDashboard.Tests.Host;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>Real connections: what is unsigned is refused unread, what is forged stays within its bounds, what is signed gets in.</summary>
public sealed class FloodTests : IAsyncDisposable
{
    private const int Megabyte = 1024 * 1024;

    private readonly DashboardHost _host = new(new Dictionary<string, string?>
    {
        ["Webhooks:MaxBodyMegabytes"] = "1",
        ["Webhooks:UnverifiedMegabytesPerAddress"] = "2",
        ["Webhooks:UnverifiedMegabytes"] = "2",
    });

    public FloodTests()
    {
        _host.UseKestrel(0);
        _host.StartServer();
    }

    private int Port => new Uri(_host.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(null, Rejection.NoSignature)]
    [InlineData("sha256=0011", Rejection.WrongSignature)]
    public async Task Post_NoPossibleSignature_IsRefusedBeforeItsBodyIsSent(string? signature, Rejection reason)
    {
        using var sender = await RawSender.ConnectAsync(Port);
        await sender.BeginAsync(Megabyte, signature, []);

        Assert.StartsWith("HTTP/1.1 401", await sender.AnswerAsync(), StringComparison.Ordinal);
        Assert.Equal(1, _host.Get<RejectionLog>().Seen[reason].Count);

        // Who sends the body all the same has a connection that goes on.
        await sender.SendAsync(new byte[Megabyte]);
        var body = Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 1));
        await sender.BeginAsync(body.Length, RawSender.Sign(body), body);
        Assert.StartsWith("HTTP/1.1 202", await sender.AnswerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SignedAmongStallingForgeries_IsKeptAndTheForgeriesAreGivenUp()
    {
        List<RawSender> flood = [];
        for (var at = 0; at < 20; at++)
        {
            flood.Add(await RawSender.ConnectAsync(Port));
            await flood[at].BeginAsync(Megabyte, RawSender.Forged, new byte[1000]);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(_host.Get<UnverifiedRoom>().Waiting > 0));
        for (var run = 1; run <= 10; run++)
        {
            await _host.KeepAsync("seer", Body.Seer("root_cause_started", run));
            await _host.KeepAsync("seer", Body.Seer("root_cause_completed", run, data: $$$"""{"root_cause":{"description":"{{{new string('x', 200_000)}}}"}}"""));
            Assert.InRange(_host.Get<UnverifiedRoom>().Taken, 0, 2 * Megabyte);
        }

        // Which of them was inside first is not known; the last one has nobody waiting behind it.
        var answer = await await Task.WhenAny(flood.ConvertAll(sender => sender.AnswerAsync()));
        Assert.StartsWith("HTTP/1.1 429", answer, StringComparison.Ordinal);
        Assert.Contains("Retry-After: 1", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("Webhooks:UnverifiedMegabytes", answer, StringComparison.Ordinal);
        Assert.NotEqual(0, _host.Get<RejectionLog>().Seen[Rejection.TooMany].Count);
        flood.ForEach(sender => sender.Dispose());
        await Eventually.HoldsAsync(() => Task.FromResult(_host.Get<UnverifiedRoom>() is { Taken: 0, Waiting: 0 }));
    }

    [Fact]
    public async Task Post_SignedAmongTenTimesAsManyForgeries_IsAlwaysKept()
    {
        var forged = new byte[300_000];
        var sending = Enumerable.Range(0, 100).Select(async at =>
        {
            using var response = await _host.PostAsync("seer", forged, signature: RawSender.Forged);
            return response.StatusCode;
        }).ToList();
        var signed = Enumerable.Range(1, 10).Select(run => _host.KeepAsync("seer", Body.Seer("root_cause_started", run))).ToList();

        Assert.All(await Task.WhenAll(signed), answer => Assert.Equal("applied", answer.Outcome));
        Assert.All(await Task.WhenAll(sending), status => Assert.True(status is HttpStatusCode.Unauthorized or HttpStatusCode.ServiceUnavailable));
        Assert.Equal((0, 0), (_host.Get<UnverifiedRoom>().Taken, _host.Get<UnverifiedRoom>().Waiting));
    }

    [Fact]
    public async Task Post_SignedAmongManySmallForgeriesThatStall_IsKeptWithinTheSecond()
    {
        List<RawSender> flood = [];
        for (var at = 0; at < 300; at++)
        {
            flood.Add(await RawSender.ConnectAsync(Port));
            await flood[at].BeginAsync(RoomBounds.Small, RawSender.Forged, new byte[100]);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(_host.Get<UnverifiedRoom>().Waiting > 0));
        for (var run = 1; run <= 20; run++)
        {
            var sent = Stopwatch.GetTimestamp();
            await _host.KeepAsync("seer", Body.Seer("root_cause_started", run));
            Assert.InRange(Stopwatch.GetElapsedTime(sent), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }

        flood.ForEach(sender => sender.Dispose());
    }

    [Fact]
    public async Task Post_WithSentrysHeadersAndTurnedAway_IsAnsweredAsByABusyServer()
    {
        List<RawSender> flood = [];
        for (var at = 0; at < 4; at++)
        {
            flood.Add(await RawSender.ConnectAsync(Port));
            await flood[at].BeginAsync(Megabyte, RawSender.Forged, new byte[1000], ("Sentry-Hook-Timestamp", "1789000000"));
        }

        var answer = await await Task.WhenAny(flood.ConvertAll(sender => sender.AnswerAsync()));
        Assert.StartsWith("HTTP/1.1 503", answer, StringComparison.Ordinal);
        Assert.Contains("Retry-After: 1", answer, StringComparison.Ordinal);
        flood.ForEach(sender => sender.Dispose());
    }

    [Fact]
    public async Task Post_SendingHalfClosedWithTheLastByte_IsKeptAndAnswered()
    {
        using var sender = await RawSender.ConnectAsync(Port);
        var body = Encoding.UTF8.GetBytes(Body.Seer("root_cause_started", 1));
        await sender.BeginAsync(body.Length, RawSender.Sign(body), body);
        sender.EndSending();
        Assert.StartsWith("HTTP/1.1 202", await sender.AnswerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_CutShort_IsCountedAndHoldsNoRoom()
    {
        using (var sender = await RawSender.ConnectAsync(Port))
            await sender.BeginAsync(Megabyte, RawSender.Forged, new byte[5000]);

        await Eventually.HoldsAsync(() => Task.FromResult(_host.Get<RejectionLog>().Seen.ContainsKey(Rejection.Unfinished)));
        await Eventually.HoldsAsync(() => Task.FromResult(_host.Get<UnverifiedRoom>().Taken == 0));
    }
}
