using System.Text.Json.Nodes;

namespace SeerDashboard.Tests.Api.Describing;

/// <summary>Whether a document is as its description says: no member more, none missing, each of its type.</summary>
internal static class Fitting
{
    /// <summary>What is not, a sentence each.</summary>
    public static IEnumerable<string> Wrong(JsonNode? value, JsonNode? schema, JsonObject description, string at)
    {
        if (schema?["$ref"]?.ToString() is { } place)
            schema = description["components"]!["schemas"]![place.Split('/')[^1]];
        if (schema is not JsonObject known || known.Count == 0)
            return [];
        if (known["oneOf"] is JsonArray kinds)
            return kinds.Any(kind => !Wrong(value, kind, description, at).Any()) ? [] : [$"{at} is none of its kinds."];
        if (known["enum"] is JsonArray words && !words.Any(word => word?.ToString() == value?.ToString()))
            return [$"{at} is '{value}', which is no word of its own."];
        if (known["type"] is { } type && !(type is JsonArray many ? many.Any(one => Is(value, one!.ToString())) : Is(value, type.ToString())))
            return [$"{at} is no {type.ToJsonString()}: {value?.ToJsonString()}"];
        return value switch
        {
            JsonObject members => Members(members, known, description, at),
            JsonArray items => items.SelectMany((item, number) => Wrong(item, known["items"], description, $"{at}[{number}]")),
            _ => [],
        };
    }

    private static IEnumerable<string> Members(JsonObject members, JsonObject schema, JsonObject description, string at)
    {
        foreach (var name in (schema["required"]?.AsArray() ?? []).Select(one => one!.ToString()).Where(name => !members.ContainsKey(name)))
            yield return $"{at}.{name} is missing.";
        foreach (var (name, member) in members)
        {
            if ((schema["properties"]?[name] ?? schema["additionalProperties"]) is not { } own)
            {
                if (schema["properties"] is not null)
                    yield return $"{at}.{name} is not described.";
                continue;
            }

            foreach (var wrong in own is JsonValue ? [] : Wrong(member, own, description, $"{at}.{name}"))
                yield return wrong;
        }
    }

    private static bool Is(JsonNode? value, string type) => (value?.GetValueKind(), type) switch
    {
        (System.Text.Json.JsonValueKind.Object, "object") or (System.Text.Json.JsonValueKind.Array, "array") or (System.Text.Json.JsonValueKind.String, "string") => true,
        (System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False, "boolean") or (System.Text.Json.JsonValueKind.Number, "number") or (null, "null") => true,
        (System.Text.Json.JsonValueKind.Number, "integer") => long.TryParse(value!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out _),
        _ => false,
    };
}
