using System.Text.Json.Serialization;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary>The deliveries of a run.</summary>
/// <param name="Items">In the order they came.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record DeliveryList(IReadOnlyList<DeliveryRow> Items, int Total);

/// <summary>How the API writes what <see cref="RunsJson"/> does not know; in the same way.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(CamelCase<Stage>), typeof(CamelCase<StepStatus>), typeof(CamelCase<RunState>),
        typeof(CamelCase<GitProvider>), typeof(CamelCase<PullRequestState>), typeof(CamelCase<Outcome>),
    ])]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(DeliveryList))]
internal sealed partial class ApiJson : JsonSerializerContext;
