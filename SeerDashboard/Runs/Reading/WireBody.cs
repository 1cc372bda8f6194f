using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace SeerDashboard.Runs.Reading;

/// <summary>The bytes of a body as JSON, and why they are none.</summary>
internal static class WireBody
{
    /// <summary>Deep enough for whatever Sentry sends; leaves room below the 64 levels at which what is kept of it is read again.</summary>
    private const int MaxDepth = 48;

    /// <summary>Each takes memory beside its bytes: of 10 MB of empty lists that would be many times as much as the body. A hundred thousand steps have fewer.</summary>
    private const int MostValues = 2_000_000;

    /// <summary>Bytes of <c>\uXXXX</c>.</summary>
    private const int Width = 6;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private static ReadOnlySpan<byte> Replacement => "\\ufffd"u8;

    /// <summary>What is wrong with the bytes as such, as a sentence; null when nothing is.</summary>
    public static string? Fault(ReadOnlySpan<byte> body) => body switch
    {
        [] => "The body is empty.",
        [0xEF, 0xBB, 0xBF, ..] => "The body begins with a byte order mark, which JSON does not allow.",
        _ when !Utf8.IsValid(body) => "The body is not UTF-8 text.",
        _ => HasTooMany(body) ? string.Create(CultureInfo.InvariantCulture, $"The body has more than {MostValues:N0} names, values and brackets.") : null,
    };

    /// <summary>The body as JSON.</summary>
    /// <exception cref="JsonException">It is none, is nested too deeply, or has a member twice.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body) => JsonDocument.Parse(WithWholeCharacters(body), Options);

    /// <summary>A parser's complaint as a sentence for an operator; it quotes nothing of the body.</summary>
    public static string InWords(JsonException problem) => problem switch
    {
        { LineNumber: { } line, BytePositionInLine: { } at } =>
            string.Create(CultureInfo.InvariantCulture, $"The body is not JSON, or is nested more than {MaxDepth} levels deep: see line {line + 1}, byte {at + 1}."),
        _ => "The body is not JSON that can be read: an object in it has the same member twice.",
    };

    /// <summary>Only of a body that is long enough for it; what is wrong with it as JSON is said by who reads it.</summary>
    private static bool HasTooMany(ReadOnlySpan<byte> body)
    {
        if (body.Length <= MostValues)
            return false;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            for (var count = 0; count <= MostValues; count++)
                if (!reader.Read())
                    return false;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>
    /// Python writes half a surrogate pair as it stands in a text (<c>\ud83d</c> alone), which is JSON by its grammar
    /// and no Unicode: no .NET string could be written again. Each becomes U+FFFD; the kept body has it still.
    /// </summary>
    private static ReadOnlyMemory<byte> WithWholeCharacters(ReadOnlyMemory<byte> body)
    {
        var span = body.Span;
        byte[]? mended = null;
        for (var at = Escape(span, 0); at < span.Length;)
        {
            var unit = Unit(span, at);
            var isPair = unit is >= 0xD800 and <= 0xDBFF && Unit(span, at + Width) is >= 0xDC00 and <= 0xDFFF;
            if (unit is >= 0xD800 and <= 0xDFFF && !isPair)
            {
                mended ??= body.ToArray();
                Replacement.CopyTo(mended.AsSpan(at));
            }

            at = Escape(span, at + (isPair ? 2 * Width : unit is null ? 2 : Width));
        }

        return mended ?? body;
    }

    /// <summary>Where the next backslash stands, at or after <paramref name="at"/>; the end when there is none.</summary>
    private static int Escape(ReadOnlySpan<byte> body, int at)
    {
        if (at >= body.Length)
            return body.Length;
        var found = body[at..].IndexOf((byte)'\\');
        return found < 0 ? body.Length : at + found;
    }

    /// <summary>The UTF-16 unit that <c>\uXXXX</c> stands for; null when another escape stands there, or none.</summary>
    private static int? Unit(ReadOnlySpan<byte> body, int at) =>
        at + Width <= body.Length && body[at] == '\\' && body[at + 1] == 'u'
        && int.TryParse(body.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? unit
            : null;
}
