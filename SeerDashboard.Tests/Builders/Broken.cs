using System.Text;
using System.Text.Json;
using CsCheck;

namespace SeerDashboard.Tests.Builders;

/// <summary>A request as nobody should send it: real bodies that were damaged, and bytes that never were a body. No header is signed but one.</summary>
/// <param name="Resource"><c>Sentry-Hook-Resource</c>.</param>
/// <param name="Body">The body.</param>
/// <param name="RequestId"><c>Request-ID</c>.</param>
/// <param name="Timestamp"><c>Sentry-Hook-Timestamp</c>.</param>
public sealed record Broken(string Resource, byte[] Body, string RequestId, string Timestamp)
{
    private static readonly (string Resource, byte[] Body)[] Real = [.. Payload.All.Select(payload => (payload.Resource, payload.Body()))];

    private static readonly string[] Resources = ["seer", "seer", "seer", "issue", "activity_alert", "event_alert", "comment", "installation", "metric_alert", "", "SEER", "seer\u00e9"];

    /// <summary>Values of other types, numbers beyond every type, texts that are no Unicode or look like something else.</summary>
    private static readonly byte[][] Values =
    [
        .. new[]
        {
            "null", "true", "0", "-1", "1.5", "1e999", "-0", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", new string('9', 400), "\"\"", "\"N/A\"", "\"\\ud800\"",
            "\"\\udc00\\ud83d\"", "\"\\u0000\"", "\"\\u202e\\u200b\"", "{}", "[]", "[null]", "{\"\":null}", "\"https://github.com/a/b/pull/99999999999999999999\"", "\"javascript:alert(1)\"",
            "\"@@ -1,99999999999 +1 @@\"", "\"--- a\\n+++ b\\n@@ -2147483647,2147483647 +1 @@\\n-x\"", new string('[', 47) + new string(']', 47), new string('[', 20_000), Nested(30), Nested(3_000),
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] Pieces = [.. Values, [0], [0xC3, 0x28], [0xFF], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [.. "\"run_id\":7,"u8], [.. "\\"u8], [.. "\""u8], [.. "\\u"u8]];

    private static readonly Gen<(int How, double Place, int Length, int Piece, byte Flip)> Edit =
        Gen.Select(Gen.Int[0, 13], Gen.Double[0, 1], Gen.Int[1, 40], Gen.Int[0, 1_000], Gen.Byte[1, 255]);

    private static readonly Gen<string> Header = Gen.OneOf(
        Gen.Const(""), Gen.Char[' ', '~'].Array[0, 40].Select(letters => new string(letters)), Gen.Long.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.OneOf("99999999999999999999", "1e9", "-62135596800", "253402300800", new string('7', 600), "0", "abc", "\u00e9\u00ff"));

    private static readonly Gen<(string Resource, byte[] Body)> Content = Gen.Frequency(
        (1, Gen.Select(Gen.OneOf(Resources), Gen.Byte.Array[0, 200])),
        (9, Gen.Select(Gen.OneOf(Real), Edit.Array[1, 3], (real, edits) => (real.Resource, edits.Aggregate(real.Body, Edited)))));

    /// <summary>Any of them.</summary>
    public static readonly Gen<Broken> Any = Gen.Select(Content, Header, Header, (content, request, time) => new Broken(content.Resource, content.Body, request, time));

    /// <inheritdoc/>
    public override string ToString() => $"{Resource} [{RequestId}] [{Timestamp}] {Convert.ToBase64String(Body)}";

    private static byte[] Edited(byte[] body, (int How, double Place, int Length, int Piece, byte Flip) edit)
    {
        var at = (int)(edit.Place * body.Length);
        var end = Math.Min(body.Length, at + edit.Length);
        switch (edit.How)
        {
            case 0 when at < body.Length:
                byte[] flipped = [.. body];
                flipped[at] ^= edit.Flip;
                return flipped;
            case 1:
                return [.. body[..at], .. body[end..]];
            case 2:
                return [.. body[..end], .. body[at..]];
            case 3:
                return [.. body[..at], .. Pieces[edit.Piece % Pieces.Length], .. body[at..]];
            case 4:
                return body[..at];
            default:
                return Swapped(body, edit.Place, edit.Piece);
        }
    }

    /// <summary>One value in another's place: what is left is JSON still, of another shape.</summary>
    private static byte[] Swapped(byte[] body, double place, int with)
    {
        List<(int From, int To)> values = [];
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null)
                    values.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed));
            }
        }
        catch (JsonException)
        {
            // As far as it is JSON.
        }

        if (values.Count == 0)
            return body;
        var (from, to) = values[(int)(place * (values.Count - 1))];
        return [.. body[..from], .. Values[with % Values.Length], .. body[to..]];
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
}
