using System.Text.Json.Serialization;
using SeerDashboard.Runs;

namespace SeerDashboard.Api;

/// <summary>How receiving goes and where runs are. Sample runs are left out of all of it, but for what was refused: nobody knows who sent that.</summary>
public sealed record Stats
{
    /// <summary>The full hour (UTC) from which on is counted; <c>?since=</c> rounded down, 30 days ago by default.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When this was read. Counts may be a second behind.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Another one once a backup was restored: drop what was read before.</summary>
    public string? Epoch { get; init; }

    /// <summary>How many runs are in each state now, of those that anything was heard of since; states without a run are left out.</summary>
    public required IReadOnlyDictionary<string, long> States { get; init; }

    /// <summary>How long each step usually takes, from the newest 500 runs.</summary>
    public required IReadOnlyList<StageTime> Stages { get; init; }

    /// <summary>The same of each repository that has enough history of its own.</summary>
    public required IReadOnlyList<StageTime> RepoStages { get; init; }

    /// <summary>Runs by week, repository and state, how far they came and what came of them; at most a minute old.</summary>
    public required RunStats Runs { get; init; }

    /// <summary>How long Sentry waited for its answers.</summary>
    public required AckStats Ack { get; init; }

    /// <summary>What became of the deliveries, by the verdict at arrival.</summary>
    public required DeliveryStats Deliveries { get; init; }

    /// <summary>Deliveries that repeated another one, and had no effect; also among the deliveries.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Requests that were refused, by reason; reasons without a request are left out.</summary>
    public required IReadOnlyDictionary<string, long> Rejects { get; init; }

    /// <summary>Requests that look like Sentry's and wait for the secret that signed them.</summary>
    public required WaitingStats Waiting { get; init; }

    /// <summary>What was seen that this version does not know, the latest first.</summary>
    public required IReadOnlyList<DriftStats> Drift { get; init; }

    /// <summary>Every integration, by name.</summary>
    public required IReadOnlyList<IntegrationStats> Integrations { get; init; }
}

/// <summary>How long a step usually takes.</summary>
/// <param name="Stage">Which step.</param>
/// <param name="MedianSeconds">Half of them were faster.</param>
/// <param name="P95Seconds">19 of 20 were faster.</param>
/// <param name="Count">How many were measured.</param>
/// <param name="Repo">In this repository; absent: in all.</param>
public sealed record StageTime(Stage Stage, double MedianSeconds, double P95Seconds, int Count, string? Repo = null)
{
    /// <summary>As it was measured.</summary>
    public static StageTime Of(Stage stage, UsualTime time) => new(stage, time.Median.TotalSeconds, time.P95.TotalSeconds, time.Count, time.Repo);
}

/// <summary>How long answers took, in milliseconds; zeros while none was measured.</summary>
/// <param name="P50">Half took at most this.</param>
/// <param name="P99">99 of 100 took at most this.</param>
/// <param name="Max">The slowest.</param>
/// <param name="Over">How many took longer than <paramref name="Budget"/>: Sentry had given up on them.</param>
/// <param name="Count">How many were measured.</param>
/// <param name="Budget">So long Sentry waits.</param>
public sealed record AckStats(double P50, double P99, double Max, int Over, int Count, double Budget);

/// <summary>What became of deliveries.</summary>
/// <param name="Total">All that were kept.</param>
/// <param name="Applied">Seer events of a run.</param>
/// <param name="Duplicate">Repeated another one.</param>
/// <param name="Stored">Anything else that could be read.</param>
/// <param name="Unreadable">Signed, but not to be read.</param>
/// <param name="OutOfOrder">Seer events that came after one of their run which Sentry sent later; also among the applied.</param>
/// <param name="Busy">Answered 503, because the store could not write in time; not among <paramref name="Total"/>.</param>
public sealed record DeliveryStats(long Total, long Applied, long Duplicate, long Stored, long Unreadable, long OutOfOrder, long Busy);

/// <summary>What waits for a secret: kept once that is added, gone after a day.</summary>
/// <param name="Count">How many requests.</param>
/// <param name="Bytes">How large their bodies are together.</param>
/// <param name="Oldest">When the first of them came; absent while none waits.</param>
public sealed record WaitingStats(int Count, long Bytes, DateTimeOffset? Oldest);

/// <summary>An action or a field that this version does not know.</summary>
/// <param name="Kind"><c>action</c> or <c>field</c>.</param>
/// <param name="Name">The action, <c>resource: action</c>, or <c>action: path</c>.</param>
/// <param name="Count">How often, over the life of the store.</param>
/// <param name="FirstDelivery">The delivery that had it first.</param>
/// <param name="LastDelivery">The delivery that had it last: <c>GET /api/deliveries/{id}/body</c> is a sample.</param>
/// <param name="LastAt">When that came.</param>
public sealed record DriftStats(string Kind, string Name, long Count, long FirstDelivery, long LastDelivery, DateTimeOffset LastAt);

/// <summary>When an integration was last heard of.</summary>
/// <param name="Name">Its name here.</param>
/// <param name="Newest">Its last delivery; absent before the first.</param>
/// <param name="UsualGapSeconds">What the gap between two deliveries hardly ever exceeds at this time of the week; absent while too few are known.</param>
/// <param name="Silent">Nothing has come for much longer than that.</param>
public sealed record IntegrationStats(string Name, DateTimeOffset? Newest, double? UsualGapSeconds, bool Silent);

/// <summary>How statistics are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CamelCase<Stage>)])]
[JsonSerializable(typeof(Stats))]
internal sealed partial class StatsJson : JsonSerializerContext;
