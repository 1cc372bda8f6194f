using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeerDashboard.Samples;

/// <summary>Bytes and signatures as Sentry makes them (SENTRY.md §1).</summary>
internal static class Wire
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compact JSON; everything that is not ASCII is escaped, as Python's <c>json.dumps</c> does it.</summary>
    public static byte[] Bytes(JsonNode body)
    {
        var text = body.ToJsonString(Compact);
        var ascii = new StringBuilder(text.Length);
        // Outside ASCII there are only characters of strings, so each may be escaped where it stands.
        foreach (var unit in text)
        {
            if (unit < 0x7F)
                ascii.Append(unit);
            else
                ascii.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }
        return Encoding.ASCII.GetBytes(ascii.ToString());
    }

    /// <summary><c>Sentry-Hook-Signature</c>: lowercase hex of HMAC-SHA256 over the exact body.</summary>
    public static string Sign(string secret, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
