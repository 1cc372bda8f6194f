using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace SeerDashboard.Benchmarks.Load;

/// <summary>One kept-alive HTTP connection that does no more than it must: client and server share the cores.</summary>
internal sealed class Line(int port) : IDisposable
{
    private readonly byte[] _buffer = new byte[16 * 1024];

    private Socket? _socket;

    /// <summary>Sends a whole request; its status, or 0 when the connection was broken off.</summary>
    public async Task<int> AskAsync(byte[] request)
    {
        try
        {
            if (_socket is null)
            {
                _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await _socket.ConnectAsync(IPAddress.Loopback, port);
            }

            for (var sent = 0; sent < request.Length;)
                sent += await _socket.SendAsync(request.AsMemory(sent), SocketFlags.None);
            return await AnswerAsync();
        }
        catch (SocketException)
        {
            Dispose();
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task<int> AnswerAsync()
    {
        var length = 0;
        while (true)
        {
            var read = await _socket!.ReceiveAsync(_buffer.AsMemory(length), SocketFlags.None);
            if (read == 0)
            {
                Dispose();
                return length > 12 && Status() is var cut ? cut : 0;
            }

            length += read;
            if (!IsWhole(_buffer.AsSpan(0, length), out var closes))
                continue;
            var status = Status();
            if (closes)
                Dispose();
            return status;
        }
    }

    private int Status() => Utf8Parser.TryParse(_buffer.AsSpan(9, 3), out int status, out _) ? status : 0;

    /// <summary>Headers and body are here, whichever way the body's end is told.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> answer, out bool closes)
    {
        closes = false;
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var head = System.Text.Encoding.ASCII.GetString(answer[..(end + 2)]);
        closes = head.Contains("\r\nConnection: close", StringComparison.OrdinalIgnoreCase);
        if (head.Contains("\r\nTransfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
            return answer.EndsWith("0\r\n\r\n"u8);
        const string Length = "\r\nContent-Length: ";
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return at < 0 || answer.Length >= end + 4 + int.Parse(head.AsSpan(at + Length.Length, head.IndexOf('\r', at + Length.Length) - at - Length.Length), System.Globalization.CultureInfo.InvariantCulture);
    }
}
