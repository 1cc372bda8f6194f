using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Notify.Outgoing;

/// <summary>Calls other servers: through the gate, without redirects, proxy or cookies, in bounded time, with bounded answers.</summary>
internal sealed class OutgoingHttp : IDisposable
{
    private static readonly ProductInfoHeaderValue Us = new("SeerDashboard", typeof(OutgoingHttp).Assembly.GetName().Version?.ToString(3) ?? "0");

    private readonly OutgoingOptions _options;
    private readonly TimeProvider _clock;

    // Two, so that a connection which may not be used for the one kind of call is not waiting in the pool of the other.
    private readonly HttpMessageInvoker _any;
    private readonly HttpMessageInvoker _encrypted;

    public OutgoingHttp(OutgoingGate gate, IOptions<OutgoingOptions> options, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);
        _any = Invoker(gate, httpsDemanded: false);
        _encrypted = Invoker(gate, httpsDemanded: true);
    }

    /// <summary>Calls once; throws only when <paramref name="cancel"/> says so.</summary>
    public async Task<OutgoingAnswer> SendAsync(OutgoingCall call, CancellationToken cancel)
    {
        if (OutgoingAddress.Complaint(call.Address) is { } complaint)
            return new() { Refused = true, Trouble = complaint };
        using var limit = new CancellationTokenSource(_options.CallLimit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            using var request = Request(call);
            using var response = await (call.HttpsDemanded ? _encrypted : _any).SendAsync(request, either.Token);
            return new()
            {
                Status = (int)response.StatusCode,
                RetryAfter = RetryAfter.Of(response.Headers, _clock.GetUtcNow()),
                Body = await BoundedBody.ReadAsync(response.Content, _options.AnswerLimit, either.Token),
            };
        }
        catch (Exception) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return OutgoingTrouble.TooSlow(_options.CallLimit);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            return OutgoingTrouble.Of(error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _any.Dispose();
        _encrypted.Dispose();
    }

    private static HttpRequestMessage Request(OutgoingCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Address)
        {
            Version = HttpVersion.Version11,
            Content = new ByteArrayContent(call.Body) { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } },
        };
        request.Headers.UserAgent.Add(Us);
        foreach (var (name, value) in call.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private HttpMessageInvoker Invoker(OutgoingGate gate, bool httpsDemanded) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (connection, cancel) =>
        {
            var isPlain = connection.InitialRequestMessage.RequestUri?.Scheme != Uri.UriSchemeHttps;
            return await gate.ConnectAsync(connection.DnsEndPoint.Host, connection.DnsEndPoint.Port, onlyAllowed: httpsDemanded && isPlain, cancel);
        },
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = ServerTrust.Of(_options) },
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        // Our traces are nobody else's.
        ActivityHeadersPropagator = null,
        ConnectTimeout = _options.CallLimit,
        MaxResponseHeadersLength = 32,
        // What is too long is not read to its end just to keep its connection.
        MaxResponseDrainSize = 0,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    });
}
