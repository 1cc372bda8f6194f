using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SeerDashboard.Benchmarks.Load;

/// <summary>One who reads the stream of events, and does no more than note when each run is told: it shares the cores with the server.</summary>
internal sealed class EventLine : IDisposable
{
    private const string Told = "data: {\"runId\":";

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Action<long, long> _heard;
    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EventLine(Action<long, long> heard) => _heard = heard;

    /// <summary>Joins, and comes back once it is told of what changes from now on.</summary>
    /// <param name="port">Of the server.</param>
    /// <param name="key">A key of a viewer.</param>
    /// <param name="heard">Given the run and the time stamp.</param>
    public static async Task<EventLine> JoinAsync(int port, string key, Action<long, long> heard)
    {
        var line = new EventLine(heard);
        await line._socket.ConnectAsync(IPAddress.Loopback, port);
        await line._socket.SendAsync(Encoding.ASCII.GetBytes($"GET /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {key}\r\n\r\n"));
        _ = line.ReadAsync();
        await line._joined.Task;
        return line;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async Task ReadAsync()
    {
        try
        {
            using var lines = new StreamReader(new NetworkStream(_socket), Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 4096);
            while (await lines.ReadLineAsync() is { } line)
            {
                var at = Stopwatch.GetTimestamp();
                if (line.StartsWith(Told, StringComparison.Ordinal) && long.TryParse(line.AsSpan(Told.Length, line.AsSpan(Told.Length).IndexOf(',')), CultureInfo.InvariantCulture, out var run))
                    _heard(run, at);
                else if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && !line.Contains(" 200 ", StringComparison.Ordinal))
                    _joined.TrySetException(new InvalidOperationException($"The stream was not given: {line}"));
                else if (line.StartsWith("event: epoch", StringComparison.Ordinal))
                    _joined.TrySetResult();
            }

            _joined.TrySetException(new InvalidOperationException("The server closed the stream."));
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // It was closed from here.
        }
    }
}
