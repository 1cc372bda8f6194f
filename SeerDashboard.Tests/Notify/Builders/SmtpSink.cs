using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SeerDashboard.Tests.Notify.Builders;

/// <summary>A small mail server on this machine: takes what comes, or answers as a test says.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentQueue<string> _mails = new();
    private readonly X509Certificate2 _certificate;
    private readonly Task _loop;

    public SmtpSink(X509Certificate2 certificate)
    {
        _certificate = certificate;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>TLS from the first byte, as on port 465.</summary>
    public bool TlsAtOnce { get; init; }

    /// <summary>Whatever it says, it speaks no TLS.</summary>
    public bool StaysPlain { get; init; }

    /// <summary>Whether it offers STARTTLS.</summary>
    public bool OffersTls { get; init; } = true;

    /// <summary>What it says to a command that begins so, instead of taking it; empty: nothing at all; "drop": it ends the connection; "slowly": a sign now and then; "endless": a line without an end.</summary>
    public IReadOnlyDictionary<string, string> Says { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What was said to it; "TLS" where it was encrypted from then on.</summary>
    public IReadOnlyList<string> Commands => [.. _commands];

    /// <summary>How many bytes of a line without an end could be written.</summary>
    public long Endless { get; private set; }

    /// <summary>The mails it took.</summary>
    public IReadOnlyList<string> Mails => [.. _mails];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        _end.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (TlsAtOnce)
                    stream = await SecuredAsync(stream);
                if (await SayAsync(stream, "220 sink ready", "greeting"))
                    await TalkAsync(stream);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException or SocketException)
            {
                _commands.Enqueue("ended");
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        while (await LineAsync(stream) is { } line)
        {
            _commands.Enqueue(line);
            var isTls = stream is SslStream;
            var answer = line.Split(' ', ':')[0].ToUpperInvariant() switch
            {
                "EHLO" => "250-sink\r\n" + (OffersTls && !isTls ? "250-STARTTLS\r\n" : "") + (isTls ? "250-AUTH PLAIN\r\n" : "") + "250 8BITMIME",
                "AUTH" => "235 in",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                "STARTTLS" => "220 now",
                _ => "250 ok",
            };
            if (!await SayAsync(stream, answer, line))
                return;
            if (line == "STARTTLS" && StaysPlain)
                await SayAsync(stream, "500 what is this", "no TLS");
            else if (line == "STARTTLS")
                stream = await SecuredAsync(stream);
            else if (line == "QUIT")
                return;
            else if (line == "DATA" && !Says.ContainsKey("DATA") && !await TakeAsync(stream))
                return;
        }
    }

    private async Task<bool> TakeAsync(Stream stream)
    {
        var mail = new StringBuilder();
        while (await LineAsync(stream) is { } line && line != ".")
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        _mails.Enqueue(mail.ToString());
        return await SayAsync(stream, "250 taken as 42", "end of data");
    }

    private async Task<SslStream> SecuredAsync(Stream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
        _commands.Enqueue("TLS");
        return tls;
    }

    private async Task<bool> SayAsync(Stream stream, string answer, string to)
    {
        var said = Says.FirstOrDefault(each => to.StartsWith(each.Key, StringComparison.OrdinalIgnoreCase)).Value ?? answer;
        if (said == "drop")
            return false;
        if (said is "slowly" or "endless")
            return await NeverEndAsync(stream, said == "slowly" ? 1 : 16 * 1024);
        if (said.Length > 0)
            await stream.WriteAsync(Encoding.ASCII.GetBytes(said + "\r\n"), _end.Token);
        return true;
    }

    /// <summary>Says the beginning of a line, and goes on with it until the other side hangs up.</summary>
    private async Task<bool> NeverEndAsync(Stream stream, int size)
    {
        var more = new byte[size];
        Array.Fill(more, (byte)'y');
        await stream.WriteAsync("250-"u8.ToArray(), _end.Token);
        while (true)
        {
            await stream.WriteAsync(more, _end.Token);
            Endless += size;
            if (size == 1)
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, _end.Token);
        }
    }

    private async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _end.Token) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }
}
