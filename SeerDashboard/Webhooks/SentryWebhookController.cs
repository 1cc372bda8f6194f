using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SeerDashboard.Store;
using SeerDashboard.Store.Unproven;

namespace SeerDashboard.Webhooks;

/// <summary>
/// Where Sentry posts. Trusts the signature and nothing else: no session, no redirect (a 3xx counts as delivered, SENTRY.md §1),
/// and no 2xx before the delivery is durable.
/// </summary>
[ApiController]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[Route("webhooks/sentry")]
public sealed partial class SentryWebhookController(Reception reception, Inbox inbox, Quarantine quarantine, KnownRisks risks, TimeProvider clock, ILogger<SentryWebhookController> log) : ControllerBase
{
    private const int LongestLoggedAction = 100;

    /// <summary>Keeps one delivery (CONTRACT.md, "Receiving").</summary>
    [HttpPost]
    public async Task<IActionResult> ReceiveAsync()
    {
        try
        {
            return await AdmitAsync();
        }
        catch (OutOfMemoryException error)
        {
            // For this one there was no room; the next may find some.
            NoRoom(log, error);
            return Busy("There was no memory left to take the delivery in; nothing of it is kept. Send it again.");
        }
    }

    private async Task<IActionResult> AdmitAsync()
    {
        var receivedAt = clock.GetUtcNow();
        var admission = await reception.AdmitAsync(Request);
        if (admission is not Admission.Verified(var body, var integration))
            return Refused((Admission.Refused)admission, receivedAt);

        var arrival = Arrival.Of(body, integration, Headers(), receivedAt);
        risks.Learn(arrival.Content);
        try
        {
            // Not given up when the sender hangs up: it was sent whole, it is signed, and it may never be sent again.
            var kept = await inbox.KeepAsync(arrival, CancellationToken.None);
            var action = KeptHeaders.OneLine(arrival.Content.Action ?? "", LongestLoggedAction);
            HttpContext.Features.Get<AnswerTiming>()?.Of(kept.Id);
            Kept(log, kept.Id, kept.Outcome, integration.Name, arrival.Facts.Resource, action);
            return Accepted(new { delivery = kept.Id, outcome = kept.Outcome.ToString().ToLowerInvariant() });
        }
        catch (StoreBusyException error)
        {
            NotKept(log, integration.Name, error);
            return Busy("The store could not write the delivery in time; nothing of it is promised. Send it again.");
        }
    }

    /// <summary>Everything but POST: says what belongs here, since people open this address to see whether it works.</summary>
    [AcceptVerbs("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")]
    public IActionResult WrongMethod()
    {
        Response.Headers.Allow = "POST";
        return Problem(statusCode: StatusCodes.Status405MethodNotAllowed, detail: "Sentry posts its webhooks here; give it this address. Nothing can be read from it.");
    }

    private IActionResult Refused(Admission.Refused refused, DateTimeOffset receivedAt)
    {
        if (refused.Unverified is { } body && SentryLook.Has(Request.Headers["Sentry-Hook-Signature"], Headers(), body.Span))
            quarantine.Offer(new(Headers(), Request.Headers["Sentry-Hook-Signature"].ToString(), SenderAddress.Of(HttpContext).Network, receivedAt, body));
        if (refused.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = "1";
        if (refused.Detail is not null)
            return Told(refused.Status, refused.Detail);
        // Empty on purpose: nothing is told to who cannot sign.
        Response.StatusCode = refused.Status;
        return new EmptyResult();
    }

    private ObjectResult Busy(string detail)
    {
        Response.Headers.RetryAfter = "5";
        return Told(StatusCodes.Status503ServiceUnavailable, detail);
    }

    /// <summary>Sentry shows the header in its log of requests (SENTRY.md §1).</summary>
    private ObjectResult Told(int status, string detail)
    {
        Response.Headers["Sentry-Hook-Error"] = KeptHeaders.Bounded(detail);
        return Problem(statusCode: status, detail: detail);
    }

    private DeliveryHeaders Headers() => new(
        KeptHeaders.Bounded(Request.Headers["Sentry-Hook-Resource"].ToString()), KeptHeaders.Bounded(Request.Headers["Request-ID"].ToString()), Request.Headers["Sentry-Hook-Timestamp"].FirstOrDefault())
    {
        Others = KeptHeaders.Of(Request.Headers),
    };

    // The log of deliveries has all of it; a line each on a console costs more than some of what is done for it.
    [LoggerMessage(Level = LogLevel.Debug, Message = "Delivery {DeliveryId} kept as {Outcome}: {Integration} {Resource} {Action}")]
    private static partial void Kept(ILogger logger, long deliveryId, Outcome outcome, string integration, string resource, string action);

    [LoggerMessage(Level = LogLevel.Error, Message = "A signed delivery of {Integration} could not be kept")]
    private static partial void NotKept(ILogger logger, string integration, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A delivery was not taken in: no memory is left")]
    private static partial void NoRoom(ILogger logger, Exception error);
}
