using System.Net.Http.Headers;

namespace SeerDashboard.Notify.Outgoing;

/// <summary>How long another server asks to wait.</summary>
internal static class RetryAfter
{
    // More is no wish but a mistake, or somebody who wants silence.
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <summary>From the header, which has seconds or a date (RFC 9110 §10.2.3).</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { } wait } => Bounded(wait),
        { Date: { } date } => Bounded(date - now),
        _ => null,
    };

    /// <summary>From a number of seconds, which may have decimals.</summary>
    public static TimeSpan? Of(double? seconds) => seconds is { } wait && double.IsFinite(wait) ? Bounded(TimeSpan.FromSeconds(Math.Clamp(wait, 0, Most.TotalSeconds))) : null;

    private static TimeSpan Bounded(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Most ? Most : wait;
}
