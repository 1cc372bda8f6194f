using System.Globalization;
using SeerDashboard.Runs;
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
        if (Wrong(query, filter) is { Length: > 0 } wrong)
            return ApiProblem.BadQuery(wrong);
        var read = await receiving.ReadAsync(since, samples: false, cancel);
        var states = await runs.Counts.ReadAsync(read.Since, cancel);
        var retro = RetroSummary.Of(await runs.Retro.ReadAsync(read.Since, samples: false, cancel), Repo(filter));
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
    public static Task<IResult> TableAsync(HttpContext http, RetroReader retro, TimeProvider clock) => TableOfAsync(http, retro, clock, "runs", RetroTable.WriteAsync);

    /// <summary>How long steps took in all, and by week and repository, as CSV; the same query.</summary>
    public static Task<IResult> StepsAsync(HttpContext http, RetroReader retro, TimeProvider clock) => TableOfAsync(http, retro, clock, "steps", RetroTable.WriteStepsAsync);

    private static async Task<IResult> TableOfAsync(HttpContext http, RetroReader retro, TimeProvider clock, string what, Func<RetroRuns, string?, Stream, CancellationToken, Task> write)
    {
        var query = new RunQueryString(http.Request.Query);
        var filter = query.Read();
        if (Wrong(query, filter) is { Length: > 0 } wrong)
            return ApiProblem.BadQuery(wrong);
        var runs = await retro.ReadAsync(filter.Since ?? clock.GetUtcNow() - Usually, http.Request.Query["of"] == "samples", http.RequestAborted);
        var name = string.Create(CultureInfo.InvariantCulture, $"seer-{what}-{runs.Since.Monday:yyyyMMdd}-{runs.At:yyyyMMdd}.csv");
        return StreamedFile.Of(http, "text/csv; charset=utf-8; header=present", name, (output, cancel) => write(runs, Repo(filter), output, cancel));
    }

    private static string Wrong(RunQueryString query, RunFilter filter) => filter.Repo.Values.Count > 1 ? "'repo' may be given once." : query.Wrong;

    private static string? Repo(RunFilter filter) => filter.Repo.Values is [var repo, ..] ? repo : null;

    private static IntegrationStats Integration(string name, DateTimeOffset? newest, SilenceWatch silences) =>
        new(name, newest, silences.Current.GetValueOrDefault(name)?.Usual?.TotalSeconds, silences.Alarms.Any(alarm => alarm.Integration == name));

    private static string Word<T>(T value)
        where T : struct, Enum => EnumWord.Of(value);
}
