using System.Text.Json.Serialization;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary>The deliveries of a run.</summary>
/// <param name="Items">In the order they came.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record DeliveryList(IReadOnlyList<DeliveryRow> Items, int Total);

/// <summary>One page of the log.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">The <c>cursor</c> of the next page; null when nothing is left to look at.</param>
/// <param name="Total">How many match in all, when that can be told at little cost.</param>
/// <param name="Searched">How many deliveries were looked through, when the search was ended before the last; <c>next</c> goes on.</param>
public sealed record LogPage(IReadOnlyList<DeliveryRow> Items, string? Next, long? Total, long? Searched);

/// <summary>How the API writes what <see cref="RunsJson"/> does not know; in the same way.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(CamelCase<Stage>), typeof(CamelCase<StepStatus>), typeof(CamelCase<RunState>),
        typeof(CamelCase<GitProvider>), typeof(CamelCase<PullRequestState>), typeof(CamelCase<Outcome>), typeof(CamelCase<EventRole>),
    ])]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(DeliveryList))]
[JsonSerializable(typeof(IssueAnswer))]
[JsonSerializable(typeof(LogPage))]
[JsonSerializable(typeof(DeliveryRow))]
[JsonSerializable(typeof(Reapplied))]
internal sealed partial class ApiJson : JsonSerializerContext;
