using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeerDashboard.Notify.Rules;

/// <summary>When who is told what.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">What somebody called it.</param>
/// <param name="Channel">Number of the channel that it tells.</param>
/// <param name="IsOn">False: it tells nothing.</param>
/// <param name="Definition">All else.</param>
public sealed record NotifyRule(long Id, string Name, long Channel, bool IsOn, RuleDefinition Definition)
{
    /// <summary>When somebody last said what it says: what lies quiet since before then is not its business.</summary>
    public DateTimeOffset Since { get; init; }
}

/// <summary>What a rule says.</summary>
public sealed record RuleDefinition
{
    /// <summary>On what; none: never.</summary>
    public IReadOnlyList<NotifyEvent> When { get; init; } = [];

    /// <summary>For which runs.</summary>
    public RuleFilter For { get; init; } = new();

    /// <summary>When nobody is to be disturbed; null: never.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>A template of the first line; null: the event's own.</summary>
    public string? Title { get; init; }

    /// <summary>A template of the text; null: the event's own.</summary>
    public string? Text { get; init; }

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RuleJson.Default.RuleDefinition);

    /// <summary>As it was kept; what a later version wrote and this one does not know says nothing.</summary>
    public static RuleDefinition Of(string json)
    {
        try
        {
            return Whole(JsonSerializer.Deserialize(json, RuleJson.Default.RuleDefinition) ?? new());
        }
        catch (JsonException)
        {
            return new();
        }
    }

    /// <summary>What an earlier version did not write is read as null, whatever a member begins with.</summary>
    private static RuleDefinition Whole(RuleDefinition rule)
    {
        var filter = rule.For ?? new();
        return rule with
        {
            When = rule.When ?? [],
            For = filter with { Repos = filter.Repos ?? [], Projects = filter.Projects ?? [], Paths = filter.Paths ?? [], Risks = filter.Risks ?? [], People = filter.People ?? [] },
        };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RuleDefinition))]
internal sealed partial class RuleJson : JsonSerializerContext;
