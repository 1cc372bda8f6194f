using System.Diagnostics.Metrics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using SeerDashboard.Live;
using SeerDashboard.Runs;

namespace SeerDashboard.Tests.Live;

/// <summary>Real connections to a real port.</summary>
public sealed class SlowClientTests
{
    // Of a megabyte each: more than the buffers between server and client can hold.
    private const int Changes = 40;
    private static readonly string Megabyte = new('x', 1 << 20);
    private readonly FakeStore _store = new();

    [Fact]
    public async Task ClientNeverReads_TheOthersHearEverything()
    {
        await using var host = await StartAsync(sendTimeoutSeconds: 300);
        using var neverReads = await ShakeHandsAsync(host.Hub);
        var outside = new Heard<RunSummary>();
        await using var reader = await host.ListenAsync(outside.Take);
        var feed = new Heard<RunSummary>();
        using var watch = host.Feed.Watch(feed.Take);

        for (var id = 1; id <= Changes; id++)
            host.Commit(_store.Write(id, Megabyte));
        await outside.FirstAsync(run => run.Version == Changes);
        host.Commit(_store.Write(1));

        await outside.FirstAsync(run => run.Version == Changes + 1);
        await feed.FirstAsync(run => run.Version == Changes + 1);
        Assert.Equal(Changes, host.Feed.Newest(1000).Count);
        Assert.Equal(FeedState.Live, host.Feed.Status.State);
    }

    [Fact]
    public async Task ClientNeverReads_IsDropped()
    {
        await using var host = await StartAsync(sendTimeoutSeconds: 1);
        using var dropped = new EndedConnections(host.Services);
        using var neverReads = await ShakeHandsAsync(host.Hub);

        for (var id = 1; id <= Changes; id++)
            host.Commit(_store.Write(id, Megabyte));

        await dropped.First.SoonAsync();
    }

    [Fact]
    public async Task Push_OnTheWire_IsCamelCaseWithoutNulls()
    {
        await using var host = await (await LiveHost.StartAsync(_store)).LiveAsync();
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

    /// <summary>Only the send time-out may end a client, not that it sends no pings.</summary>
    private async Task<LiveHost> StartAsync(int sendTimeoutSeconds) => await (await LiveHost.StartAsync(
        _store,
        services => services.Configure<HubOptions>(hub => hub.ClientTimeoutInterval = TimeSpan.FromHours(1)),
        ("Live:TransportSendTimeoutSeconds", sendTimeoutSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture)))).LiveAsync();

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
