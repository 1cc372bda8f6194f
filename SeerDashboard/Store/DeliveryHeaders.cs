namespace SeerDashboard.Store;

/// <summary>Sentry's headers, as sent; none of them is signed.</summary>
/// <param name="Resource"><c>Sentry-Hook-Resource</c>.</param>
/// <param name="RequestId"><c>Request-ID</c>.</param>
/// <param name="Timestamp"><c>Sentry-Hook-Timestamp</c>; null when missing.</param>
public sealed record DeliveryHeaders(string Resource, string RequestId, string? Timestamp)
{
    /// <summary>All that is kept of them, as JSON: never the signature, a cookie or a key.</summary>
    public string? Others { get; init; }
}
