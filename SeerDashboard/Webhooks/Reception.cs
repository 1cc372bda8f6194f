using Microsoft.AspNetCore.Http.Features;
using SeerDashboard.Store;

namespace SeerDashboard.Webhooks;

/// <summary>Lets in what a known secret signed, and counts what it refuses. What can be refused by its headers is refused before its body is read.</summary>
public sealed class Reception : IDisposable
{
    // A body like this takes tens of milliseconds to check; most take microseconds, and must not stand behind it for a processor.
    private const int Heavy = 256 * 1024;

    private readonly SignatureGate _gate;
    private readonly RefusalBook _refusals;
    private readonly UnverifiedRoom _room;
    private readonly SemaphoreSlim _heavy = new(Math.Max(1, Environment.ProcessorCount - 1));

    internal Reception(SignatureGate gate, RefusalBook refusals, UnverifiedRoom room) => (_gate, _refusals, _room) = (gate, refusals, room);

    private string TooLarge => $"The body is larger than {_room.Bounds.MaxBody / (1024 * 1024)} MB; Webhooks:MaxBodyMegabytes sets the limit.";

    /// <inheritdoc/>
    public void Dispose() => _heavy.Dispose();

    /// <summary>Reads and checks one request.</summary>
    internal async Task<Admission> AdmitAsync(HttpRequest request)
    {
        // The limit here is ours; the server's own would cut the connection before the answer, and before the reason could be counted.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (request.ContentLength > _room.Bounds.MaxBody)
            return Refuse(request, Rejection.TooLarge, StatusCodes.Status413PayloadTooLarge, TooLarge);
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return Refuse(request, Rejection.Encoded, StatusCodes.Status415UnsupportedMediaType, "The body comes with a Content-Encoding. It is taken only as it was signed: send it without.");
        if (!Signature.IsPlausible(request.Headers["Sentry-Hook-Signature"]))
            return Unsigned(request, request.ContentLength);
        var bytes = (int)(request.ContentLength ?? _room.Bounds.MaxBody);
        using var place = await _room.EnterAsync(SenderAddress.Of(request.HttpContext).Network, bytes, SentryLook.Has(request));
        if (place is null)
            return TooMany(request);
        try
        {
            if (await BodyReader.ReadAsync(request.BodyReader, request.ContentLength, place) is not { } body)
                return Refuse(request, Rejection.TooLarge, StatusCodes.Status413PayloadTooLarge, TooLarge);
            place.Whole();
            return await SignerAsync(request, body) is { } signer ? new Admission.Verified(body, signer) : Unsigned(request, body.Length) with { Unverified = body };
        }
        catch (OperationCanceledException)
        {
            return place.GivenUp ? TooMany(request) : Unfinished(request, StatusCodes.Status408RequestTimeout, "It took too long to come; Webhooks:BodyWithinSeconds sets the limit.");
        }
        catch (BadHttpRequestException error)
        {
            // Too slow, cut short or malformed on the wire: the sender's fault, and no failure of this server.
            return Unfinished(request, error.StatusCode, error.Message);
        }
        catch (IOException)
        {
            return Unfinished(request, StatusCodes.Status400BadRequest, "The connection ended before it had come.");
        }
    }

    private async Task<Integration?> SignerAsync(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (body.Length < Heavy)
            return _gate.FindSigner(request.Headers["Sentry-Hook-Signature"], body.Span);
        await _heavy.WaitAsync(CancellationToken.None);
        try
        {
            return _gate.FindSigner(request.Headers["Sentry-Hook-Signature"], body.Span);
        }
        finally
        {
            _heavy.Release();
        }
    }

    /// <summary>Without a word: nothing is told to who cannot sign.</summary>
    private Admission.Refused Unsigned(HttpRequest request, long? size)
    {
        var reason = !_gate.HasSecrets ? Rejection.NoSecret
            : string.IsNullOrEmpty(request.Headers["Sentry-Hook-Signature"]) ? Rejection.NoSignature : Rejection.WrongSignature;
        return Refuse(request, reason, StatusCodes.Status401Unauthorized, null, size);
    }

    /// <summary>What may be Sentry's is answered as by a server that is busy: Sentry takes a 429 for the last word, and sends some again after a 503.</summary>
    private Admission.Refused TooMany(HttpRequest request) => Refuse(
        request, Rejection.TooMany, SentryLook.Has(request) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests,
        "Too many bytes whose signature is not checked yet came at once, and this body came too slowly or waited too long. Send it again in a second, with fewer at a time; Webhooks:UnverifiedMegabytes and Webhooks:UnverifiedMegabytesPerAddress set the bounds.");

    private Admission.Refused Unfinished(HttpRequest request, int status, string why) => Refuse(request, Rejection.Unfinished, status, $"The body could not be read: {why}");

    private Admission.Refused Refuse(HttpRequest request, Rejection reason, int status, string? detail, long? size = null)
    {
        _refusals.Add(request, reason, size ?? request.ContentLength);
        return new(status, detail);
    }
}
