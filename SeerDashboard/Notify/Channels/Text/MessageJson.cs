using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace SeerDashboard.Notify.Channels.Text;

/// <summary>How bodies are written: letters of all scripts as they are, which keeps them short.</summary>
internal static class MessageJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>In UTF-8.</summary>
    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Options);

    /// <summary>What an answer has under <paramref name="name"/>, when it is an object and has it; else null. Never throws.</summary>
    public static JsonElement? In(string body, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) ? value.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same for text.</summary>
    public static string? TextIn(string body, string name) => In(body, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The same for a number.</summary>
    public static double? NumberIn(string body, string name) => In(body, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) ? value : null;
}
