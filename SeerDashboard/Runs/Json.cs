using System.Text.Json;
using System.Text.Json.Serialization;
using SeerDashboard.Diffs;

namespace SeerDashboard.Runs;

/// <summary>How runs are written as JSON, in the store, on the hub and in the API: camelCase, enum values too, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(CamelCase<Stage>), typeof(CamelCase<StepStatus>), typeof(CamelCase<RunState>), typeof(CamelCase<FileStatus>),
        typeof(CamelCase<GitProvider>), typeof(CamelCase<PullRequestState>), typeof(CamelCase<IntegrationKind>),
    ])]
[JsonSerializable(typeof(SeerEvent))]
[JsonSerializable(typeof(SeerRun))]
[JsonSerializable(typeof(IssueFacts))]
[JsonSerializable(typeof(Handling))]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(Run))]
public sealed partial class RunsJson : JsonSerializerContext;

/// <summary>Enum values as camelCase words.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
