using SeerDashboard.Store;

namespace SeerDashboard.Webhooks;

/// <summary>Counts what is refused, holds a flood of it back, and says so on the console: the first at once, then at most once a minute, so that a wrong secret is not silent and a flood is.</summary>
internal sealed partial class RefusalBook(RejectionLog rejections, RefusalPace pace, TimeProvider clock, ILogger<RefusalBook> log)
{
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _next;
    private long _untold;

    /// <summary>Adds one.</summary>
    /// <param name="request">What was refused.</param>
    /// <param name="reason">Why.</param>
    /// <param name="size">Of its body in bytes; null when not known.</param>
    public void Add(HttpRequest request, Rejection reason, long? size)
    {
        // After all that was done for the request: nothing of its body waits with its answer. What may be Sentry's and was not looked at does not wait.
        if (reason != Rejection.TooMany || !SentryLook.Has(request))
            request.HttpContext.Response.OnStarting(() => pace.HoldAsync(request.HttpContext));
        var sender = SenderAddress.Of(request.HttpContext);
        rejections.Add(new(reason, sender.Text, sender.Network)
        {
            Size = size,
            Resource = KeptHeaders.Bounded(request.Headers["Sentry-Hook-Resource"].ToString()),
            RequestId = KeptHeaders.Bounded(request.Headers["Request-ID"].ToString()),
            UserAgent = KeptHeaders.Bounded(request.Headers.UserAgent.ToString()),
        });
        if (Untold() is { } count)
            Refused(log, count, Words(reason), sender.Text);
    }

    private long? Untold()
    {
        lock (_lock)
        {
            _untold++;
            var now = clock.GetUtcNow();
            if (now < _next)
                return null;
            _next = now + Apart;
            var count = _untold;
            _untold = 0;
            return count;
        }
    }

    private static string Words(Rejection reason) => reason switch
    {
        Rejection.NoSignature => "no signature; something else than Sentry asks, or a proxy drops the header Sentry-Hook-Signature",
        Rejection.WrongSignature => "no known client secret makes its signature; is the secret here that of the same integration?",
        Rejection.NoSecret => "no client secret is known here yet",
        Rejection.TooLarge => "larger than Webhooks:MaxBodyMegabytes",
        Rejection.TooMany => "more at once than Webhooks:UnverifiedMegabytes",
        Rejection.Encoded => "its body is compressed (Content-Encoding)",
        _ => "the body did not come whole",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused {Count} request(s) to the webhook since this was last said; the last from {Address}: {Reason}")]
    private static partial void Refused(ILogger logger, long count, string reason, string address);
}
