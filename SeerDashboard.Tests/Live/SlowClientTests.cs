using System.Diagnostics.Metrics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SeerDashboard.Live;
using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Live;

/// <summary>Real connections to a real port.</summary>
public sealed class SlowClientTests
{
    private const int Changes = 40;

    [Fact]
    public async Task ClientNeverReads_TheOthersHearEverythingAndItIsDropped()
    {
        // Only the send time-out may end it, not that it sends no pings.
        static void NoOtherTimeOut(IServiceCollection services) => services.Configure<HubOptions>(hub => hub.ClientTimeoutInterval = TimeSpan.FromHours(1));
        await using var host = await (await LiveHost.StartAsync(new FakeStore(), NoOtherTimeOut, ("Live:TransportSendTimeoutSeconds", "1"))).LiveAsync();
        using var dropped = new EndedConnections(host.Services);
        var outside = new Heard<RunSummary>();
        await using var reader = await host.ListenAsync(outside.Take);
        using var neverReads = await ShakeHandsAsync(host.Hub);
        var feed = new Heard<RunSummary>();
        using var watch = host.Feed.Watch(feed.Take);

        // More than the buffers between the two processes' ends can hold.
        var megabyte = new string('x', 1 << 20);
        for (var id = 1; id <= Changes; id++)
        {
            host.Commit(Some.Run(id, id, megabyte));
            Assert.Equal(id, (await outside.NextAsync()).Version);
            Assert.Equal(id, (await feed.FirstAsync(run => run.Version == id)).Version);
        }

        await dropped.First.SoonAsync();
        host.Commit(Some.Run(1, Changes + 1));
        Assert.Equal(Changes + 1, (await outside.NextAsync()).Version);
        Assert.Equal(HubConnectionState.Connected, reader.State);
        Assert.Equal(FeedState.Live, host.Feed.Status.State);
    }

    [Fact]
    public async Task Push_OnTheWire_IsCamelCaseWithoutNulls()
    {
        await using var host = await (await LiveHost.StartAsync(new FakeStore())).LiveAsync();
        using var socket = await ShakeHandsAsync(host.Hub);
        host.Commit(Some.Run(12345, 5));

        var buffer = new byte[16 * 1024];
        var message = new StringBuilder();
        while (!message.ToString().Contains("RunChanged", StringComparison.Ordinal))
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken).AsTask().SoonAsync();
            message.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
        }

        using var json = JsonDocument.Parse(message.ToString().Split('\u001e').Single(part => part.Contains("RunChanged", StringComparison.Ordinal)));
        var run = json.RootElement.GetProperty("arguments")[0];
        Assert.Equal(12345, run.GetProperty("runId").GetInt64());
        Assert.Equal("running", run.GetProperty("state").GetString());
        Assert.Equal("rootCause", run.GetProperty("steps")[0].GetProperty("stage").GetString());
        Assert.False(run.TryGetProperty("headline", out _));
        Assert.False(run.TryGetProperty("key", out _));
    }

    private static async Task<ClientWebSocket> ShakeHandsAsync(Uri hub)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        // The answer to the handshake; after it the hub counts this as a client.
        await socket.ReceiveAsync(new byte[64].AsMemory(), TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>Tells when the server ended one of its HTTP connections to the hub.</summary>
    private sealed class EndedConnections : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndedConnections(IServiceProvider services)
        {
            var factory = services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "signalr.server.connection.duration" && ReferenceEquals(instrument.Meter.Scope, factory))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((_, _, _, _) => _first.TrySetResult());
            _listener.Start();
        }

        public Task First => _first.Task;

        public void Dispose() => _listener.Dispose();
    }
}
