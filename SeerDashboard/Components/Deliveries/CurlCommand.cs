using SeerDashboard.Store;

namespace SeerDashboard.Components.Deliveries;

/// <summary>
/// A delivery as a command that sends it once more, for any POSIX shell. Without the signature: it is kept nowhere, and would be good for ever.
/// </summary>
public static class CurlCommand
{
    /// <summary>Set by curl itself, or by the way that the delivery came.</summary>
    private static readonly string[] LeftOut = ["Content-Length", "X-Forwarded-For", "Via", "Sentry-Hook-Signature", "Authorization", "Cookie"];

    /// <summary>Name of the file that the download of the body has.</summary>
    public static string File(DeliveryRow row) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"delivery-{row.Id}.json");

    /// <summary>Posts the downloaded body to <paramref name="target"/>.</summary>
    public static string Of(DeliveryRow row, string target)
    {
        IEnumerable<KeyValuePair<string, string>> headers = row.Headers ?? new Dictionary<string, string>
        {
            ["Content-Type"] = "application/json",
            ["Sentry-Hook-Resource"] = row.Resource,
            ["Request-ID"] = row.RequestId,
        };
        string[] lines =
        [
            $"curl -X POST {Quoted(target)}",
            .. headers.Where(header => !LeftOut.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).Select(header => $"  -H {Quoted(Header(header.Key, header.Value))}"),
            $"  --data-binary @{File(row)}",
        ];
        return string.Join(" \\\n", lines);
    }

    // To curl a header without a value is one to leave out; with a semicolon it is an empty one.
    private static string Header(string name, string value) => value.Length == 0 ? $"{name};" : $"{name}: {value}";

    /// <summary>Between single quotes nothing means anything to a shell but the quote itself; a control character has no place in a header.</summary>
    private static string Quoted(string text) =>
        "'" + string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
