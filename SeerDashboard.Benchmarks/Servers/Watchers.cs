using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace SeerDashboard.Benchmarks.Servers;

/// <summary>Clients of the hub, in a process of their own: each takes every push, and does nothing with it, so that they cost the machine little.</summary>
internal static class Watchers
{
    private static readonly byte[] Handshake = Encoding.ASCII.GetBytes("""{"protocol":"json","version":1}""" + "\u001e");

    private static readonly byte[] Ping = Encoding.ASCII.GetBytes("""{"type":6}""" + "\u001e");

    private static long _bytes;

    /// <summary>Connects, listens on <paramref name="port"/> once all are connected, and goes on until it is killed.</summary>
    public static async Task RunAsync(string port, string dashboard, string count)
    {
        var sockets = new List<ClientWebSocket>();
        for (var at = 0; at < int.Parse(count, CultureInfo.InvariantCulture); at++)
        {
            var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Authorization", $"Bearer {Server.ViewerKey}");
            await socket.ConnectAsync(new($"ws://127.0.0.1:{dashboard}/hubs/seer"), CancellationToken.None);
            await socket.SendAsync(Handshake, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            _ = Task.Run(() => ListenAsync(socket));
            sockets.Add(socket);
        }

        using var ready = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
        ready.Start();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(10));
        // Said on standard error, where the benchmark reads the last line: how much was pushed.
        while (await tick.WaitForNextTickAsync())
        {
            await Console.Error.WriteLineAsync(Interlocked.Read(ref _bytes).ToString(CultureInfo.InvariantCulture));
            foreach (var socket in sockets)
                await socket.SendAsync(Ping, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
    }

    private static async Task ListenAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        while (socket.State == WebSocketState.Open)
            Interlocked.Add(ref _bytes, (await socket.ReceiveAsync(buffer, CancellationToken.None)).Count);
    }
}
