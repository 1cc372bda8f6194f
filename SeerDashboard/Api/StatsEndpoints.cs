using System.Text.Json;
using SeerDashboard.Store;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Api;

/// <summary><c>/api/stats</c>.</summary>
internal static class StatsEndpoints
{
    private static readonly TimeSpan Usually = TimeSpan.FromDays(30);

    /// <summary>The numbers since <c>?since=</c>.</summary>
    public static async Task<IResult> ReadAsync(
        HttpRequest request, ReceivingReader receiving, RunCounts runs, StepTimes times, SilenceWatch silences, TimeProvider clock, CancellationToken cancel)
    {
        var query = new RunQueryString(request.Query);
        var since = query.Read().Since ?? clock.GetUtcNow() - Usually;
        if (query.Wrong.Length > 0)
            return ApiProblem.BadQuery(query.Wrong);
        var read = await receiving.ReadAsync(since, samples: false, cancel);
        var states = await runs.ReadAsync(read.Since, cancel);
        var drift = await receiving.DriftAsync(read.Since, cancel);
        return TypedResults.Json(
            new Stats
            {
                Since = read.Since,
                Until = read.Until,
                States = states.ToDictionary(state => Word(state.Key), state => state.Value, StringComparer.Ordinal),
                Stages = [.. times.Current.ByStage.OrderBy(one => one.Key).Select(one => new StageTime(one.Key, one.Value.Median.TotalSeconds, one.Value.P95.TotalSeconds, one.Value.Count))],
                Ack = new(read.Answers.P50.TotalMilliseconds, read.Answers.P99.TotalMilliseconds, read.Answers.Max.TotalMilliseconds, read.Answers.Over, read.Answers.Count, AckTimes.Budget.TotalMilliseconds),
                Deliveries = new(read.Total, read.Kept[Outcome.Applied], read.Kept[Outcome.Duplicate], read.Kept[Outcome.Stored], read.Kept[Outcome.Unreadable], read.OutOfOrder, read.Busy),
                Duplicates = read.Kept[Outcome.Duplicate],
                Rejects = read.Rejected.ToDictionary(one => Word(one.Key), one => one.Value, StringComparer.Ordinal),
                Drift = [.. drift.Select(one => new DriftStats(one.IsAction ? "action" : "field", one.Name, one.Count, one.FirstDelivery, one.LastDelivery, one.LastAt))],
                Integrations = [.. receiving.Newest(samples: false).Select(one => Integration(one.Integration, one.Newest, silences))],
            },
            StatsJson.Default.Stats);
    }

    private static IntegrationStats Integration(string name, DateTimeOffset? newest, SilenceWatch silences) =>
        new(name, newest, silences.Current.GetValueOrDefault(name)?.Usual?.TotalSeconds, silences.Alarms.Any(alarm => alarm.Integration == name));

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
