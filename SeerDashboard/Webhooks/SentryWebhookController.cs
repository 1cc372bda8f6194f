using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SeerDashboard.Store;

namespace SeerDashboard.Webhooks;

/// <summary>
/// Where Sentry posts. Trusts the signature and nothing else: no session, no redirect (a 3xx counts as delivered, SENTRY.md §1),
/// and no 2xx before the delivery is durable.
/// </summary>
[ApiController]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[Route("webhooks/sentry")]
public sealed partial class SentryWebhookController(SignatureGate gate, Inbox inbox, TimeProvider clock, ILogger<SentryWebhookController> log) : ControllerBase
{
    /// <summary>Keeps one delivery (CONTRACT.md, "Receiving").</summary>
    [HttpPost]
    public async Task<IActionResult> ReceiveAsync()
    {
        var receivedAt = clock.GetUtcNow();
        byte[]? body;
        try
        {
            body = await BodyReader.ReadAsync(Request, gate.MaxBodyBytes);
        }
        catch (BadHttpRequestException error)
        {
            // Too slow, cut short or malformed on the wire: the sender's fault, and no failure of this server.
            return Problem(statusCode: error.StatusCode, detail: $"The body could not be read: {error.Message}");
        }

        if (body is null)
        {
            gate.TooLarge();
            return Problem(statusCode: StatusCodes.Status413PayloadTooLarge, detail: $"The body is larger than {gate.MaxBodyBytes / (1024 * 1024)} MB; Webhooks:MaxBodyMegabytes sets the limit.");
        }

        if (gate.FindSigner(Request.Headers["Sentry-Hook-Signature"], body) is not { } integration)
        {
            // Empty on purpose: nothing is told to who cannot sign.
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return new EmptyResult();
        }

        var arrival = Arrival.Of(body, integration, Headers(), receivedAt);
        try
        {
            // Not given up when the sender hangs up: it was sent whole, it is signed, and it may never be sent again.
            var kept = await inbox.KeepAsync(arrival, CancellationToken.None);
            Kept(log, kept.Id, kept.Outcome, integration.Name, arrival.Facts.Resource, arrival.Content.Action);
            return Accepted(new { delivery = kept.Id, outcome = kept.Outcome.ToString().ToLowerInvariant() });
        }
        catch (StoreBusyException error)
        {
            NotKept(log, integration.Name, error);
            Response.Headers.RetryAfter = "5";
            return Problem(statusCode: StatusCodes.Status503ServiceUnavailable, detail: "The store could not write the delivery in time; nothing of it is promised. Send it again.");
        }
    }

    /// <summary>Everything but POST: says what belongs here, since people open this address to see whether it works.</summary>
    [AcceptVerbs("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")]
    public IActionResult WrongMethod()
    {
        Response.Headers.Allow = "POST";
        return Problem(statusCode: StatusCodes.Status405MethodNotAllowed, detail: "Sentry posts its webhooks here; give it this address. Nothing can be read from it.");
    }

    private DeliveryHeaders Headers() => new(
        KeptHeaders.Bounded(Request.Headers["Sentry-Hook-Resource"].ToString()), KeptHeaders.Bounded(Request.Headers["Request-ID"].ToString()), Request.Headers["Sentry-Hook-Timestamp"].FirstOrDefault())
    {
        Others = KeptHeaders.Of(Request.Headers),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {DeliveryId} kept as {Outcome}: {Integration} {Resource} {Action}")]
    private static partial void Kept(ILogger logger, long deliveryId, Outcome outcome, string integration, string resource, string? action);

    [LoggerMessage(Level = LogLevel.Error, Message = "A signed delivery of {Integration} could not be kept")]
    private static partial void NotKept(ILogger logger, string integration, Exception error);
}
