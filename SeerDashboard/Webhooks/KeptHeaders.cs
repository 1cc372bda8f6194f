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

    /// <summary>No header is signed: anybody on the way may have made it long, or put into it what moves a terminal's cursor.</summary>
    internal static string Bounded(string value) => OneLine(value, LongestValue);

    /// <summary>On one line, of at most <paramref name="longest"/> characters and a mark; characters that control anything are replaced.</summary>
    internal static string OneLine(string value, int longest)
    {
        var text = value.Length > longest ? value[..longest] + "…" : value;
        return text.Any(Controls) ? string.Concat(text.Select(each => Controls(each) ? '\uFFFD' : each)) : text;
    }

    private static bool Controls(char each) => char.IsControl(each) || each is '\u2028' or '\u2029';
}
