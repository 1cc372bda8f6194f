using System.Text.Json;

namespace SeerDashboard.Tests.Notify.Builders;

/// <summary>Goes through JSON.</summary>
internal static class Walk
{
    public static JsonElement Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>Every text in it.</summary>
    public static IEnumerable<string> Strings(JsonElement element) => Named(element).Select(each => each.Value);

    /// <summary>Every text in it with the name it has.</summary>
    public static IEnumerable<(string Name, string Value)> Named(JsonElement element, string name = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Named(member.Value, member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(each => Named(each, name)),
        JsonValueKind.String => [(name, element.GetString()!)],
        _ => [],
    };

    /// <summary>Whether nothing in it is invisible, a control or half a character.</summary>
    public static bool IsSeen(string text) => !text.EnumerateRunes().Any(rune => rune.Value is (< 0x20 and not '\n') or (>= 0x7F and < 0xA0) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0x2028) && IsWhole(text);

    private static bool IsWhole(string text) => Enumerable.Range(0, text.Length).All(at =>
        char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : !char.IsLowSurrogate(text[at]) || (at > 0 && char.IsHighSurrogate(text[at - 1])));
}
