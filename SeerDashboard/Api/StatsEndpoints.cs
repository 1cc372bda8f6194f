using System.Globalization;
using System.Text.Json;
using SeerDashboard.Store;
using SeerDashboard.Store.Insights;
using SeerDashboard.Store.Insights.Retro;
using SeerDashboard.Store.Unproven;

namespace SeerDashboard.Api;

/// <summary><c>/api/stats</c>.</summary>
internal static class StatsEndpoints
{
    private static readonly TimeSpan Usually = TimeSpan.FromDays(30);

    /// <summary>The numbers since <c>?since=</c>.</summary>
    public static async Task<IResult> ReadAsync(
        HttpRequest request, ReceivingReader receiving, RunNumbers runs, SilenceWatch silences, Quarantine quarantine, StoreEpoch epoch, TimeProvider clock, CancellationToken cancel)
    {
        var query = new RunQueryString(request.Query);
        var filter = query.Read();
        var since = filter.Since ?? clock.GetUtcNow() - Usually;
        if (query.Wrong.Length > 0)
            return ApiProblem.BadQuery(query.Wrong);
        var read = await receiving.ReadAsync(since, samples: false, cancel);
        var states = await runs.Counts.ReadAsync(read.Since, cancel);
        var retro = RetroSummary.Of(await runs.Retro.ReadAsync(read.Since, samples: false, cancel), filter.Repo);
        var usual = runs.Times.Current;
        var drift = await receiving.DriftAsync(read.Since, cancel);
        return TypedResults.Json(
            new Stats
            {
                Since = read.Since,
                Until = read.Until,
                Epoch = await epoch.ReadAsync(cancel),
                States = states.ToDictionary(state => Word(state.Key), state => state.Value, StringComparer.Ordinal),
                Stages = [.. usual.ByStage.OrderBy(one => one.Key).Select(one => StageTime.Of(one.Key, one.Value))],
                RepoStages = [.. usual.ByRepo.OrderBy(repo => repo.Key, StringComparer.Ordinal).SelectMany(repo => repo.Value.OrderBy(one => one.Key).Select(one => StageTime.Of(one.Key, one.Value)))],
                Runs = RunStats.Of(retro),
                Ack = new(read.Answers.P50.TotalMilliseconds, read.Answers.P99.TotalMilliseconds, read.Answers.Max.TotalMilliseconds, read.Answers.Over, read.Answers.Count, AckTimes.Budget.TotalMilliseconds),
                Deliveries = new(read.Total, read.Kept[Outcome.Applied], read.Kept[Outcome.Duplicate], read.Kept[Outcome.Stored], read.Kept[Outcome.Unreadable], read.OutOfOrder, read.Busy),
                Duplicates = read.Kept[Outcome.Duplicate],
                Rejects = read.Rejected.ToDictionary(one => Word(one.Key), one => one.Value, StringComparer.Ordinal),
                Waiting = new(quarantine.Count, quarantine.Bytes, quarantine.Oldest),
                Drift = [.. drift.Select(one => new DriftStats(one.IsAction ? "action" : "field", one.Name, one.Count, one.FirstDelivery, one.LastDelivery, one.LastAt))],
                Integrations = [.. receiving.Newest(samples: false).Select(one => Integration(one.Integration, one.Newest, silences))],
            },
            StatsJson.Default.Stats);
    }

    /// <summary>Runs by week, repository, step, state and end since <c>?since=</c>, as CSV; <c>?of=samples</c> for the sample runs.</summary>
    public static async Task<IResult> TableAsync(HttpContext http, RetroReader retro, TimeProvider clock)
    {
        var query = new RunQueryString(http.Request.Query);
        var filter = query.Read();
        if (query.Wrong.Length > 0)
            return ApiProblem.BadQuery(query.Wrong);
        var runs = await retro.ReadAsync(filter.Since ?? clock.GetUtcNow() - Usually, http.Request.Query["of"] == "samples", http.RequestAborted);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var name = string.Create(CultureInfo.InvariantCulture, $"seer-runs-{runs.Since.Monday:yyyyMMdd}-{runs.At:yyyyMMdd}.csv");
        return TypedResults.Stream(output => RetroTable.WriteAsync(runs, filter.Repo, output, http.RequestAborted), "text/csv; charset=utf-8; header=present", name);
    }

    private static IntegrationStats Integration(string name, DateTimeOffset? newest, SilenceWatch silences) =>
        new(name, newest, silences.Current.GetValueOrDefault(name)?.Usual?.TotalSeconds, silences.Alarms.Any(alarm => alarm.Integration == name));

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
