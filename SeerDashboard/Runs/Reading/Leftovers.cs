using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SeerDashboard.Runs.Reading;

/// <summary>What no field holds, by its path, in the order sent.</summary>
internal sealed class Leftovers
{
    /// <summary>Only for reading again, never for a page: it stays legible.</summary>
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly OrderedDictionary<string, JsonElement> found = new(StringComparer.Ordinal);

    /// <summary>Keeps <paramref name="value"/>. A name that spells another one's path gets an apostrophe.</summary>
    public void Add(string path, JsonElement value)
    {
        while (!found.TryAdd(path, value))
            path += "'";
    }

    /// <summary>Hands all of it on.</summary>
    public void MoveTo(Leftovers other)
    {
        foreach (var (path, value) in found)
            other.Add(path, value);
    }

    /// <summary>As one object that outlives the body; null when there is nothing.</summary>
    public JsonElement? Json()
    {
        if (found.Count == 0)
            return null;
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, Legible))
        {
            writer.WriteStartObject();
            foreach (var (path, value) in found)
            {
                writer.WritePropertyName(path);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(text.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, JsonElement> ByName() => Json() is { } json
        ? json.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal)
        : Nothing.Extra;
}
