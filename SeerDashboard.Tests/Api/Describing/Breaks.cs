using System.Text.Json.Nodes;

namespace SeerDashboard.Tests.Api.Describing;

/// <summary>
/// What programs that were written against one description of the API would stumble over in another: something is gone, is another thing, or is asked for
/// that was not. What came anew is none of it, new words of an answer neither: CONTRACT says that there may be.
/// </summary>
internal sealed class Breaks
{
    private readonly JsonObject _was;
    private readonly JsonObject _is;
    private readonly List<string> _found = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private Breaks(JsonObject was, JsonObject now) => (_was, _is) = (was, now);

    /// <summary>A sentence each.</summary>
    public static IReadOnlyList<string> Between(JsonObject was, JsonObject now)
    {
        var breaks = new Breaks(was, now);
        foreach (var (path, methods) in Members(was["paths"]))
        {
            foreach (var (method, operation) in Members(methods))
            {
                var at = $"{method.ToUpperInvariant()} {path}";
                if (now["paths"]?[path]?[method] is JsonObject left)
                    breaks.Operation(at, operation!.AsObject(), left);
                else
                    breaks._found.Add($"{at} is gone.");
            }
        }

        return breaks._found;
    }

    private void Operation(string at, JsonObject was, JsonObject now)
    {
        var (before, after) = (Parameters(was), Parameters(now));
        foreach (var (name, parameter) in before)
        {
            if (!after.TryGetValue(name, out var left))
                _found.Add($"{at}: the {name} is gone.");
            else
                Schema($"{at}: the {name}", parameter["schema"], left["schema"], isAsked: true);
        }

        foreach (var (name, _) in after.Where(one => IsRequired(one.Value) && !(before.TryGetValue(one.Key, out var known) && IsRequired(known))))
            _found.Add($"{at}: the {name} is required now.");
        if (IsRequired(now["requestBody"]) && !IsRequired(was["requestBody"]))
            _found.Add($"{at}: a body is required now.");
        Content($"{at}: the body", was["requestBody"], now["requestBody"], isAsked: true);
        foreach (var (status, answer) in Members(was["responses"]))
        {
            if (now["responses"]?[status] is { } left)
                Content($"{at}: the answer {status}", answer, left, isAsked: false);
            else
                _found.Add($"{at}: the answer {status} is gone.");
        }
    }

    private void Content(string at, JsonNode? was, JsonNode? now, bool isAsked)
    {
        foreach (var (type, media) in Members(was?["content"]))
        {
            if (now?["content"]?[type] is { } left)
                Schema(at, media!["schema"], left["schema"], isAsked);
            else
                _found.Add($"{at} is no {type} any more.");
        }
    }

    private void Schema(string at, JsonNode? was, JsonNode? now, bool isAsked)
    {
        // A type that holds itself is looked at once.
        if ((was?["$ref"] ?? now?["$ref"]) is not null && !_seen.Add($"{isAsked} {was?["$ref"]} {now?["$ref"]}"))
            return;
        (was, now) = (Resolved(was, _was), Resolved(now, _is));
        if (was is not JsonObject before || now is not JsonObject after)
            return;
        Type(at, before, after, isAsked);
        if (isAsked)
            _found.AddRange(Words(before["enum"]).Except(before["enum"] is null || after["enum"] is null ? Words(before["enum"]) : Words(after["enum"])).Select(word => $"{at} may not be '{word}' any more."));
        Members(at, before, after, isAsked);
        Schema($"{at}[]", before["items"], after["items"], isAsked);
        Schema($"{at}{{}}", before["additionalProperties"] as JsonObject, after["additionalProperties"] as JsonObject, isAsked);
        foreach (var choice in (string[])["oneOf", "anyOf", "allOf"])
        {
            var (old, left) = (before[choice]?.AsArray() ?? [], after[choice]?.AsArray() ?? []);
            if (old.Count > left.Count)
                _found.Add($"{at} has fewer kinds.");
            foreach (var (one, other) in old.Zip(left))
                Schema(at, one, other, isAsked);
        }
    }

    private void Type(string at, JsonObject was, JsonObject now, bool isAsked)
    {
        var (before, after) = (Words(was["type"]), Words(now["type"]));
        // One may take more than before, and may answer less.
        if (!(isAsked ? before.IsSubsetOf(after) || after.Count == 0 : after.IsSubsetOf(before) && (after.Count > 0 || before.Count == 0)))
            _found.Add($"{at} was {Or(before)} and is {Or(after)} now.");
        else if (was["format"]?.ToString() is { } format && now["format"]?.ToString() is var left && format != left)
            _found.Add($"{at} was {format} and is {left ?? "any"} now.");
    }

    private void Members(string at, JsonObject was, JsonObject now, bool isAsked)
    {
        foreach (var (name, member) in Members(was["properties"]))
        {
            if (now["properties"]?[name] is { } left)
                Schema($"{at}.{name}", member, left, isAsked);
            else
                _found.Add($"{at}.{name} is gone.");
        }

        var (before, after) = (Words(was["required"]), Words(now["required"]));
        if (isAsked)
            _found.AddRange(after.Except(before).Select(name => $"{at}.{name} is required now."));
        else
            _found.AddRange(before.Except(after).Where(name => now["properties"]?[name] is not null).Select(name => $"{at}.{name} may be missing now."));
    }

    private static Dictionary<string, JsonNode> Parameters(JsonObject operation) =>
        (operation["parameters"]?.AsArray() ?? []).ToDictionary(one => $"{one!["in"]} parameter '{one["name"]}'", one => one!, StringComparer.Ordinal);

    private static JsonNode? Resolved(JsonNode? schema, JsonObject document) =>
        schema?["$ref"]?.ToString() is { } place ? document["components"]!["schemas"]![place.Split('/')[^1]] : schema;

    private static JsonObject Members(JsonNode? of) => of?.AsObject() ?? [];

    private static HashSet<string> Words(JsonNode? of) => of switch { null => [], JsonArray many => [.. many.Select(one => one!.ToString())], _ => [of.ToString()] };

    private static bool IsRequired(JsonNode? what) => what?["required"]?.GetValue<bool>() == true;

    private static string Or(HashSet<string> types) => types.Count == 0 ? "anything" : string.Join(" or ", types.Order(StringComparer.Ordinal));
}
