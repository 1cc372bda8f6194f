using System.Text.Json.Serialization;

namespace SeerDashboard.Store.Chain;

/// <summary>The first line of an exported log (docs/operations/export.md).</summary>
internal sealed record ExportHead
{
    /// <summary>What <see cref="Format"/> is.</summary>
    public const string Name = "seer-deliveries";

    /// <summary>The version that is written, and the newest that is read.</summary>
    public const int Newest = 2;

    /// <summary>The version in which erased deliveries had no hash of what stays of them.</summary>
    public const int WithoutMarks = 1;

    public required string Format { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>The query string that narrowed it; null when it is the whole log.</summary>
    public string? Filter { get; init; }

    /// <summary>Where the chain ended at that moment, whatever was exported of it: 0 before the first delivery.</summary>
    public required long HeadSequence { get; init; }

    /// <summary>The link of that delivery, lowercase hex.</summary>
    public required string HeadHash { get; init; }
}

/// <summary>The last line: without it the file was cut short.</summary>
/// <param name="Deliveries">How many lines stand between the first and this one.</param>
/// <param name="Hash">SHA-256 of all bytes before this line, lowercase hex: also of what no link covers, such as the time of the export.</param>
internal sealed record ExportEnd(long Deliveries, string Hash);

/// <summary>How the lines are written: camelCase, nulls left out, exact to the tick.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportHead))]
[JsonSerializable(typeof(ExportLine))]
[JsonSerializable(typeof(ExportEnd))]
internal sealed partial class ExportJson : JsonSerializerContext;
