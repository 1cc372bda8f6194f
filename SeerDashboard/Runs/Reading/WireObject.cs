using System.Globalization;
using System.Text.Json;

namespace SeerDashboard.Runs.Reading;

/// <summary>
/// An object of a body, read member by member. A member that is there in another shape than asked for stays, and
/// <see cref="Rest"/> hands all that stayed to <paramref name="left"/>, so that nothing is dropped.
/// </summary>
/// <param name="json">The object.</param>
/// <param name="path">Where it stands, as its leftovers are named; empty at the top.</param>
/// <param name="left">Where leftovers go.</param>
internal sealed class WireObject(JsonElement json, string path, Leftovers left)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The object itself.</summary>
    public JsonElement Json => json;

    /// <summary>How many members were taken.</summary>
    public int Taken => taken.Count;

    /// <summary>A string; null when absent, null, or of another kind.</summary>
    public string? Text(string name) => Take(name, JsonValueKind.String)?.GetString();

    /// <summary>A boolean.</summary>
    public bool? Flag(string name) => (Take(name, JsonValueKind.True) ?? Take(name, JsonValueKind.False))?.GetBoolean();

    /// <summary>A 64-bit integer, as a number or as a string of digits.</summary>
    public long? Whole(string name)
    {
        if (Find(name) is not { } value || Number(value) is not { } number)
            return null;
        taken.Add(name);
        return number;
    }

    /// <summary>A string, or the digits of a number.</summary>
    public string? TextOrDigits(string name) => Text(name) ?? Take(name, JsonValueKind.Number)?.GetRawText();

    /// <summary>An http or https address.</summary>
    public string? Link(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.String } value || value.GetString() is not { } text || (text.Length > 0 && !Links.IsWeb(text)))
            return null;
        taken.Add(name);
        return text.Length > 0 ? text : null;
    }

    /// <summary>An object; its leftovers are named by its path.</summary>
    public WireObject? Object(string name) => Take(name, JsonValueKind.Object) is { } value ? new(value, PathOf(name), left) : null;

    /// <summary>A list's items, each with its path; null when there is no list.</summary>
    public IEnumerable<(JsonElement Item, string Path)>? List(string name) =>
        Take(name, JsonValueKind.Array) is { } value ? Items(value, PathOf(name)) : null;

    /// <summary>Whatever stands there, not taken; null when absent or null.</summary>
    public JsonElement? Peek(string name) => Find(name);

    /// <summary>Says that a member is held by a field, or that it is not after all.</summary>
    public void Mark(string name, bool held)
    {
        if (held)
            taken.Add(name);
        else
            taken.Remove(name);
    }

    /// <summary>Says that no field holds anything of it after all.</summary>
    public void Release() => taken.Clear();

    /// <summary>Hands on what no field holds.</summary>
    public void Rest()
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!taken.Contains(member.Name))
                left.Add(PathOf(member.Name), member.Value);
        }
    }

    /// <summary>A list's items, each with its path.</summary>
    public static IEnumerable<(JsonElement Item, string Path)> Items(JsonElement list, string path) =>
        list.EnumerateArray().Select((item, index) => (item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")));

    /// <summary>The number that a number or a string of digits says; null when it is no 64-bit integer.</summary>
    public static long? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out var number) ? number : null,
        JsonValueKind.String => long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private JsonElement? Take(string name, JsonValueKind kind)
    {
        if (Find(name) is not { } value || value.ValueKind != kind)
            return null;
        taken.Add(name);
        return value;
    }

    private JsonElement? Find(string name)
    {
        if (!json.TryGetProperty(name, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Null)
            return value;
        taken.Add(name);
        return null;
    }
}
