using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SeerDashboard.Runs;

namespace SeerDashboard.Api.Describing;

/// <summary>One thing that may be asked with: a parameter of a query string, or a member of a body.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="What">What it does, in a sentence.</param>
/// <param name="Schema">What it may be.</param>
/// <param name="Example">One of them.</param>
internal sealed record Asked(string Name, string What, OpenApiSchema Schema, JsonNode? Example = null)
{
    /// <summary>Nothing can be said without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A text.</summary>
    public static Asked Text(string name, string what, string? example = null, bool many = false) => Of(name, what, new() { Type = JsonSchemaType.String }, example, many);

    /// <summary>A whole number.</summary>
    public static Asked Number(string name, string what, long? example = null, int? least = null, int? most = null) => new(
        name, what, new() { Type = JsonSchemaType.Integer, Format = most is null ? "int64" : "int32", Minimum = Bound(least), Maximum = Bound(most) }, example);

    /// <summary>Yes or no.</summary>
    public static Asked Flag(string name, string what, bool example) => new(name, what, new() { Type = JsonSchemaType.Boolean }, example);

    /// <summary>A time of ISO 8601, or a day.</summary>
    public static Asked Time(string name, string what) => new(name, what, new() { Type = JsonSchemaType.String }, "2026-09-14T08:00:00Z");

    /// <summary>A word of an enumeration, or several.</summary>
    public static Asked Words<T>(string name, string what, T example, bool many = false)
        where T : struct, Enum => Of(name, what, Words([.. Enum.GetValues<T>().Select(EnumWord.Of)]), EnumWord.Of(example), many);

    /// <summary>One of these words.</summary>
    public static Asked OneOf(string name, string what, params string[] words) => new(name, what, Words(words), words[0]);

    private static Asked Of(string name, string what, OpenApiSchema schema, string? example, bool many) => many
        ? new(name, what, new() { Type = JsonSchemaType.Array, Items = schema }, example is null ? null : new JsonArray(example))
        : new(name, what, schema, example);

    private static OpenApiSchema Words(string[] words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] };

    private static string? Bound(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
