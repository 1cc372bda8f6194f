using System.Text.Json.Nodes;
using SeerDashboard.Tests.House;

namespace SeerDashboard.Tests.Api.Describing;

/// <summary>The API of the last release as it was described then: <c>docs/openapi/v1.json</c>.</summary>
internal static class Baseline
{
    /// <summary>What to do when a change is meant.</summary>
    public const string HowToRenew =
        "docs/openapi/v1.json is the API of the last release. With a release, or when a change is meant and said in its notes, renew it: "
        + "SEER_RENEW=openapi dotnet SeerDashboard.Tests/bin/Release/net10.0/SeerDashboard.Tests.dll -class SeerDashboard.Tests.Api.Describing.BaselineTests";

    /// <summary>Words for people; no program goes by them.</summary>
    private static readonly string[] Words = ["description", "summary", "example", "examples", "title", "info", "servers", "tags"];

    private static readonly string File = Path.Combine(Repository.Root, "docs", "openapi", "v1.json");

    /// <summary>It is to be written anew.</summary>
    public static bool IsRenewed => Environment.GetEnvironmentVariable("SEER_RENEW") == "openapi";

    /// <summary>As it stands.</summary>
    public static JsonObject Read() => JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();

    /// <summary>Writes it anew.</summary>
    public static void Write(string json)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, json.ReplaceLineEndings("\n").TrimEnd() + "\n");
    }

    /// <summary>What came anew since <paramref name="was"/> taken away.</summary>
    public static JsonNode? Without(JsonNode? now, JsonNode? was) => (now, was) switch
    {
        (JsonObject members, JsonObject known) => new JsonObject(members.Where(member => known.ContainsKey(member.Key)).Select(member => KeyValuePair.Create(member.Key, Without(member.Value, known[member.Key])))),
        (JsonArray items, JsonArray known) when known.All(one => one is JsonObject && Name(one) is not null) => new JsonArray(
            [.. known.Select(one => Without(items.FirstOrDefault(item => Name(item!) == Name(one!)), one))]),
        (JsonArray items, JsonArray known) when known.All(one => one is JsonValue) => new JsonArray(
            [.. known.Where(one => items.Any(item => JsonNode.DeepEquals(item, one))).Select(one => one?.DeepClone())]),
        (JsonArray items, JsonArray known) => new JsonArray([.. items.Take(known.Count).Zip(known).Select(pair => Without(pair.First, pair.Second))]),
        (JsonArray items, JsonValue known) => items.Any(item => JsonNode.DeepEquals(item, known)) ? known.DeepClone() : items.DeepClone(),
        _ => now?.DeepClone(),
    };

    /// <summary>Without words for people, members in an order that says nothing.</summary>
    public static JsonNode? Bare(JsonNode? of, bool areNames = false) => of switch
    {
        JsonObject members => new JsonObject(members.Where(member => areNames || !Words.Contains(member.Key)).OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Bare(member.Value, areNames: member.Key is "properties" or "schemas" or "paths")))),
        JsonArray items when items.All(item => item is JsonObject && Name(item) is not null) => new JsonArray([.. items.OrderBy(item => Name(item!), StringComparer.Ordinal).Select(item => Bare(item))]),
        JsonArray items when items.All(item => item is JsonValue) => new JsonArray([.. items.OrderBy(item => item!.ToString(), StringComparer.Ordinal).Select(item => item!.DeepClone())]),
        JsonArray items => new JsonArray([.. items.Select(item => Bare(item))]),
        _ => of?.DeepClone(),
    };

    /// <summary>What a parameter is told apart by.</summary>
    private static string? Name(JsonNode of) => of is JsonObject parameter && parameter["in"] is { } place ? $"{place} {parameter["name"]}" : null;
}
