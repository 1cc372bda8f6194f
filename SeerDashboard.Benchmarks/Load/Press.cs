using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SeerDashboard.Benchmarks.Load;

/// <summary>
/// A flood: over each of many connections requests are written one after the other, whatever the answers do, as fast as they are taken and up to a rate.
/// A connection that is closed is opened again. In a process of its own, so that it holds nothing up but what it means to.
/// </summary>
internal sealed class Press(int port, byte[][] requests, double perSecond)
{
    /// <summary>What its process is asked for by.</summary>
    public const string Command = "press";

    private const int FourKilobytes = 4096;

    private const int Connections = 128;

    // So much is written at once: a flood costs its sender as little as can be.
    private const int Together = 16;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    private long _written;
    private long _answers;

    // Requests that the server's side took.
    private long Written => Interlocked.Read(ref _written);

    // Roughly: each begins with the same word.
    private long Answers => Interlocked.Read(ref _answers);

    /// <summary>A process that floods until its input ends; comes back with how many requests were written, and how many answered.</summary>
    public static async Task<(long Written, long Answers)> StartAsync(int port, double perSecond, Func<Task> meanwhile)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Press).Assembly.Location, Command, port.ToString(CultureInfo.InvariantCulture), perSecond.ToString("0", CultureInfo.InvariantCulture), "unsigned"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync();
        await meanwhile();
        process.StandardInput.Close();
        var said = (await process.StandardOutput.ReadLineAsync() ?? "0 0").Split(' ');
        await process.WaitForExitAsync();
        return (long.Parse(said[0], CultureInfo.InvariantCulture), long.Parse(said[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The other side of <see cref="StartAsync"/>.</summary>
    public static async Task RunAsync(string port, string perSecond)
    {
        var press = new Press(int.Parse(port, CultureInfo.InvariantCulture), Unsigned(), double.Parse(perSecond, CultureInfo.InvariantCulture));
        Console.WriteLine("begins");
        using var over = new CancellationTokenSource();
        var pressing = press.RunAsync(over.Token);
        await Console.In.ReadLineAsync(CancellationToken.None);
        await over.CancelAsync();
        await pressing;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{press.Written} {press.Answers}"));
    }

    /// <summary>Without a signature, with one that is none, with that of another body; one in fifty is of a megabyte.</summary>
    private static byte[][] Unsigned()
    {
        var large = new byte[1024 * 1024];
        Array.Fill(large, (byte)'x');
        var small = Delivery.Body(1, FourKilobytes);
        byte[][] kinds = [Delivery.Request(small, ""), Delivery.Request(small, new string('0', 64)), Delivery.Request(small, "none"), Delivery.Request(small, new string('a', 64)), Delivery.Request([], "")];
        var heavy = Delivery.Request(large, new string('0', 64));
        return [.. Enumerable.Range(0, 200).Select(at => at % 50 == 49 ? heavy : kinds[at % kinds.Length])];
    }

    /// <summary>Until it is cancelled.</summary>
    private Task RunAsync(CancellationToken cancel)
    {
        var parts = requests.Chunk(Together).Select(part => (Bytes: part.SelectMany(request => request).ToArray(), Count: part.Length)).ToArray();
        return Task.WhenAll(Enumerable.Range(0, Connections).Select(at => Task.Run(() => PressAsync(parts, at, cancel), CancellationToken.None)));
    }

    private async Task PressAsync((byte[] Bytes, int Count)[] parts, int at, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
                using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                var reading = ReadAsync(socket, gone);
                at = await WriteAsync(socket, parts, at, gone.Token);
                await reading;
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException)
            {
                // Closed by the server, or over.
            }
        }
    }

    private async Task<int> WriteAsync(Socket socket, (byte[] Bytes, int Count)[] parts, int at, CancellationToken gone)
    {
        using var beat = new PeriodicTimer(Beat);
        var (owed, each) = (0.0, perSecond / Connections * Beat.TotalSeconds);
        while (await beat.WaitForNextTickAsync(gone))
        {
            // What could not be written in its time is not made up for.
            for (owed = Math.Min(owed + each, Together * 4); owed >= 1;)
            {
                var (bytes, count) = parts[at++ % parts.Length];
                for (var sent = 0; sent < bytes.Length;)
                    sent += await socket.SendAsync(bytes.AsMemory(sent), SocketFlags.None, gone);
                Interlocked.Add(ref _written, count);
                owed -= count;
            }
        }

        return at;
    }

    private async Task ReadAsync(Socket socket, CancellationTokenSource gone)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await socket.ReceiveAsync(buffer, SocketFlags.None, gone.Token)) > 0;)
                Interlocked.Add(ref _answers, Count(buffer.AsSpan(0, read)));
        }
        finally
        {
            await gone.CancelAsync();
        }
    }

    private static int Count(ReadOnlySpan<byte> answers) => answers.Count("HTTP/1.1 "u8);
}
