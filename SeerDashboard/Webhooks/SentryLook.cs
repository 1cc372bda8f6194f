using System.Security.Cryptography;
using SeerDashboard.Store;

namespace SeerDashboard.Webhooks;

/// <summary>Tells a request that Sentry may have signed from one that it surely did not (SENTRY.md §1).</summary>
internal static class SentryLook
{
    /// <summary>It has all that Sentry sends: resource, Request-ID, time, a whole signature, and a JSON object.</summary>
    public static bool Has(string? signature, DeliveryHeaders headers, ReadOnlySpan<byte> body) =>
        Has(signature, headers) && body is [(byte)'{', .., (byte)'}'];

    /// <summary>The same of a request whose body is not here yet.</summary>
    public static bool Has(HttpRequest request) =>
        Has(request.Headers["Sentry-Hook-Signature"], new(request.Headers["Sentry-Hook-Resource"].ToString(), request.Headers["Request-ID"].ToString(), request.Headers["Sentry-Hook-Timestamp"].FirstOrDefault()));

    private static bool Has(string? signature, DeliveryHeaders headers) =>
        signature is { Length: HMACSHA256.HashSizeInBytes * 2 } && signature.All(char.IsAsciiHexDigitLower)
        && headers.Resource is { Length: > 0 and <= 60 } resource && resource.All(each => char.IsAsciiLetterLower(each) || each is '_' or '.' or '-')
        && headers.RequestId.Length > 0
        && headers.Timestamp is { Length: > 0 and <= 12 } timestamp && timestamp.All(char.IsAsciiDigit);
}
