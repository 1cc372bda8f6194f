using System.Text.Encodings.Web;
using System.Text.Json;

namespace SeerDashboard.Components.Text;

/// <summary>JSON for reading. The text goes to a page as text, so nothing needs escaping but what JSON itself asks for.</summary>
public static class PrettyJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Indented; letters of any script as they are.</summary>
    public static string Of(JsonElement data)
    {
        try
        {
            return JsonSerializer.Serialize(data, Options);
        }
        catch (JsonException)
        {
            // Half of a surrogate pair is valid JSON, but no text that can be written again.
            return data.GetRawText();
        }
    }

    /// <summary>The fields by their names, as one object.</summary>
    public static JsonElement Object(IReadOnlyDictionary<string, JsonElement> fields) => JsonSerializer.SerializeToElement(fields, Options);

    /// <summary>The body indented; as it is when it is no JSON.</summary>
    public static string Of(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return System.Text.Encoding.UTF8.GetString(body);
        }
    }
}
