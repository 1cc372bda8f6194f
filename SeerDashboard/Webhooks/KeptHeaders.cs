using System.Text.Json;

namespace SeerDashboard.Webhooks;

/// <summary>The headers that are kept with a delivery: those Sentry sends and those that tell the way it came. Never the signature, a cookie or a key.</summary>
internal static class KeptHeaders
{
    private const int LongestValue = 500;

    private static readonly string[] Names =
    [
        "Content-Type", "Content-Length", "User-Agent", "Request-ID", "Sentry-Hook-Resource", "Sentry-Hook-Timestamp", "Sentry-Trace", "Baggage", "Via", "X-Forwarded-For",
    ];

    /// <summary>As a JSON object, in a fixed order.</summary>
    public static string Of(IHeaderDictionary headers) => JsonSerializer.Serialize(
        Names.Where(headers.ContainsKey).ToDictionary(name => name, name => Bounded(headers[name].ToString())));

    /// <summary>No header is signed: anybody on the way may have made it long.</summary>
    internal static string Bounded(string value) => value.Length > LongestValue ? value[..LongestValue] + "…" : value;
}
