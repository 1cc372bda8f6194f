using System.Net.Sockets;
using System.Text;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

/// <summary>A connection that sends what it is told, as slowly as it is told.</summary>
internal sealed class RawSender : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly StringBuilder _heard = new();

    public static string Forged { get; } = new('a', 64);

    public static async Task<RawSender> ConnectAsync(int port)
    {
        var sender = new RawSender();
        await sender._socket.ConnectAsync(System.Net.IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        return sender;
    }

    /// <summary>What Sentry would sign with the secret of tests.</summary>
    public static string Sign(byte[] body) => Signature.Of(body, Encoding.UTF8.GetBytes(Host.DashboardHost.Secret));

    /// <summary>The head of a request, and so much of its body.</summary>
    public async Task BeginAsync(int length, string? signature, byte[] part, params (string Name, string Value)[] more)
    {
        List<string> head = [$"POST /webhooks/sentry HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nSentry-Hook-Resource: seer\r\nRequest-ID: {Guid.NewGuid():N}\r\n"];
        if (signature is not null)
            head.Add($"Sentry-Hook-Signature: {signature}\r\n");
        foreach (var (name, value) in more)
            head.Add($"{name}: {value}\r\n");
        await SendAsync(Encoding.ASCII.GetBytes(string.Concat(head) + "\r\n"));
        await SendAsync(part);
    }

    public async Task SendAsync(byte[] bytes) => await _socket.SendAsync(bytes, TestContext.Current.CancellationToken);

    /// <summary>Closes this half of the connection.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>The next answer; empty when the connection ends without one.</summary>
    public async Task<string> AnswerAsync()
    {
        var buffer = new byte[4096];
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        _heard.Clear();
        while (!IsWhole(_heard.ToString()))
        {
            var read = await _socket.ReceiveAsync(buffer, late.Token);
            if (read == 0)
                break;
            _heard.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return _heard.ToString();
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(string heard) =>
        heard.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal) || (heard.EndsWith("\r\n\r\n", StringComparison.Ordinal) && heard.Contains("Content-Length: 0", StringComparison.Ordinal));
}
