using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SeerDashboard.Guards;
using SeerDashboard.Tests.Host;

namespace SeerDashboard.Tests.Guards;

/// <summary>What no honest client sends, byte for byte on a real socket: answered as 4xx, and never by what it was meant to reach.</summary>
public sealed class RequestShapeTests(RequestShapeTests.Listening listening) : IClassFixture<RequestShapeTests.Listening>
{
    [Theory]
    [InlineData("/..%2fsettings")]
    [InlineData("/..%2F..%2Fetc/passwd")]
    [InlineData("/%2e%2e/settings")]
    [InlineData("/js/../settings")]
    [InlineData("/js/./../../etc/passwd")]
    [InlineData("/settings/..")]
    [InlineData("//settings")]
    [InlineData("//evil.example/%2e%2e")]
    [InlineData("/api//runs")]
    [InlineData("/webhooks//sentry")]
    [InlineData("/\\evil.example")]
    [InlineData("/js\\..\\..\\appsettings.json")]
    [InlineData("/js%5c..%5cappsettings.json")]
    [InlineData("/app.css%00.html")]
    [InlineData("/login%0d%0aSet-Cookie:%20a=b")]
    [InlineData("/login%0aX: y")]
    [InlineData("/%252e%252e/settings")]
    [InlineData("/..%c0%afsettings")]
    [InlineData("/%e0%80%afsettings")]
    [InlineData("/%ff%fe")]
    [InlineData("/settings\u007f")]
    public async Task Path_WithATrick_Is4xx(string path) => Assert.Equal(400, await StatusAsync($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));

    [Fact]
    public async Task Connection_OfAnHonestRequest_GoesOn() => Assert.Equal((200, false), await SendAsync("GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));

    [Theory]
    [InlineData("/login", 200)]
    [InlineData("/app.css", 200)]
    [InlineData("/login?returnUrl=%2Fruns%2F12%3Fq%3Da%252Fb%2F..%2Fc", 200)]
    [InlineData("/%E3%82%A8", 302)]
    [InlineData("http://127.0.0.1/login", 200)]
    public async Task Path_WithoutOne_GoesOn(string path, int expected) => Assert.Equal(expected, await StatusAsync($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));

    [Theory]
    [InlineData(9_000, 414)]
    [InlineData(RequestShape.LongestQuery + 1, 414)]
    [InlineData(RequestShape.LongestQuery - 10, 200)]
    public async Task Query_BeyondMeasure_Is414(int length, int expected) =>
        Assert.Equal(expected, await StatusAsync($"GET /login?a={new string('b', length)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));

    [Theory]
    [InlineData(RequestShape.MostValues, 200)]
    [InlineData(RequestShape.MostValues + 1, 400)]
    public async Task Query_OfManyValues_Is400(int values, int expected) =>
        Assert.Equal(expected, await StatusAsync($"GET /login?{string.Join('&', Enumerable.Repeat("a=b", values))} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));

    [Theory]
    [InlineData(1, 33_000)]
    [InlineData(101, 10)]
    public async Task Headers_BeyondMeasure_Are431(int count, int length) => Assert.Equal(
        431, await StatusAsync($"GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\n{string.Concat(Enumerable.Range(0, count).Select(at => $"X-{at}: {new string('a', length)}\r\n"))}\r\n"));

    // Each of these has been read in two ways by two servers, one behind the other.
    [Theory]
    [InlineData("POST /webhooks/sentry HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /webhooks/sentry HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /webhooks/sentry HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("POST /webhooks/sentry HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("POST /webhooks/sentry HTTP/1.1\r\nHost: a\r\nContent-Length: 5, 5\r\n\r\nhello")]
    [InlineData("POST /webhooks/sentry HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /webhooks/sentry HTTP/1.1\r\nHost: a\r\nContent-Length: 0x5\r\n\r\nhello")]
    [InlineData("POST /webhooks/sentry HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /webhooks/sentry HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /webhooks/sentry HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n\r\nhello")]
    [InlineData("POST /webhooks/sentry HTTP/1.1\r\nHost: a\r\n Content-Length: 5\r\n\r\nhello")]
    [InlineData("GET /login HTTP/1.1\r\nHost: a\r\nX: y\r\n folded\r\n\r\n")]
    [InlineData("GET /login HTTP/1.1\nHost: a\n\n")]
    [InlineData("GET /login HTTP/1.1\r\nHost: a\nX: y\r\n\r\n")]
    [InlineData("GET /login HTTP/1.1\r\nHost: a\r\nX: y\rZ: w\r\n\r\n")]
    [InlineData("GET /login HTTP/1.1\r\nHost: a\r\nX: y\0z\r\n\r\n")]
    [InlineData("GET /login HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET /login HTTP/1.1\r\n\r\n")]
    [InlineData("GET  /login HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /login HTTP/1.1 HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GE\0T /login HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET http://evil.example/login HTTP/1.1\r\nHost: a\r\n\r\n")]
    public async Task Request_ThatCanBeReadInTwoWays_Is4xxAndTheLastOfItsConnection(string bytes)
    {
        var (status, ended) = await SendAsync(bytes);
        Assert.InRange(status, 400, 499);
        Assert.True(ended, "The connection goes on, and so does what was hidden behind the request.");
    }

    [Fact]
    public async Task Chunks_EndedByABareLineFeed_AreNotRead()
    {
        var (status, ended) = await SendAsync("POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n3\na=b\n0\n\n");
        Assert.InRange(status, 400, 499);
        Assert.True(ended);
    }

    [Fact]
    public async Task Body_LargerThanAnythingIsTaken_Is413()
    {
        Assert.Equal(413, await StatusAsync($"POST /api/runs/1/done HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {DashboardHost.AdminKey}\r\nContent-Length: 2000000\r\n\r\n"));
        // Nothing of a form that is too large is read, its token neither.
        Assert.Equal(400, await StatusAsync("POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000000\r\n\r\n"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<int> StatusAsync(string bytes) => (await SendAsync(bytes)).Status;

    /// <summary>The status, and whether the server ended the connection of its own accord.</summary>
    private async Task<(int Status, bool Ended)> SendAsync(string bytes)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, listening.Port, Cancel);
        await socket.SendAsync(Encoding.Latin1.GetBytes(bytes), Cancel);
        // A second request: answered where the connection goes on, and then told to end it.
        var heard = new StringBuilder();
        var buffer = new byte[8192];
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        late.CancelAfter(TimeSpan.FromSeconds(20));
        var asked = false;
        while (true)
        {
            int read;
            try
            {
                read = await socket.ReceiveAsync(buffer, late.Token);
            }
            catch (SocketException)
            {
                // Ended while some of the request was unread.
                read = 0;
            }

            if (read == 0)
                break;
            heard.Append(Encoding.Latin1.GetString(buffer, 0, read));
            if (asked || !heard.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                continue;
            asked = true;
            await AskAgainAsync(socket);
        }

        var text = heard.ToString();
        Assert.StartsWith("HTTP/1.1 ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return (int.Parse(text.AsSpan("HTTP/1.1 ".Length, 3), System.Globalization.CultureInfo.InvariantCulture), !text.Contains("Healthy", StringComparison.Ordinal));
    }

    private static async Task AskAgainAsync(Socket socket)
    {
        try
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"), Cancel);
        }
        catch (SocketException)
        {
            // It is closed already.
        }
    }

    /// <summary>One server for all of these.</summary>
    public sealed class Listening : IAsyncLifetime
    {
        private readonly DashboardHost _host = new();

        public int Port { get; private set; }

        public ValueTask InitializeAsync()
        {
            _host.UseKestrel(0);
            _host.StartServer();
            Port = new Uri(_host.Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => _host.DisposeAsync();
    }
}
