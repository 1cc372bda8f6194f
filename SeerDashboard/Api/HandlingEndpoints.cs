using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary><c>POST /api/runs/{runId}/claim</c>, <c>/snooze</c>, <c>/done</c>: what people and programs do with a run. Each answers the changed summary.</summary>
internal static class HandlingEndpoints
{
    /// <summary>Gives the run to <c>by</c>, to the caller when that is not given, to nobody when it is empty.</summary>
    public static Task<IResult> ClaimAsync(string runId, HttpRequest request, RunReader runs, RunHandling handling, CancellationToken cancel) =>
        ChangeAsync(runId, request, runs, ["by"], (body, me) =>
        {
            var by = body.Text("by") is { } given ? PlainName.Clean(given) : me.Name;
            if (by.Length > 0 && !me.Is(by) && DisplayName.Problem(by) is { } problem)
                body.Add($"'by' cannot be used: {problem} An empty text gives the run to nobody.");
            return run => handling.ClaimAsync([run], by.Length == 0 ? null : by, cancel);
        }, cancel);

    /// <summary>Puts it out of sight until <c>until</c>, until something changes when that is not given; <c>"snoozed": false</c> brings it back.</summary>
    public static Task<IResult> SnoozeAsync(string runId, HttpRequest request, RunReader runs, RunHandling handling, TimeProvider clock, CancellationToken cancel) =>
        ChangeAsync(runId, request, runs, ["until", "snoozed"], (body, me) =>
        {
            var (until, snoozed) = (body.Later("until", clock.GetUtcNow()), body.Flag("snoozed"));
            if (!snoozed && until is not null)
                body.Add("'until' has no meaning with 'snoozed': false, which brings the run back at once. Leave one of them out.");
            return run => snoozed ? handling.SnoozeAsync([run], until, me.Name, cancel) : handling.WakeAsync([run], cancel);
        }, cancel);

    /// <summary>Says that nothing is left to do; <c>"done": false</c> takes it back.</summary>
    public static Task<IResult> DoneAsync(string runId, HttpRequest request, RunReader runs, RunHandling handling, CancellationToken cancel) =>
        ChangeAsync(runId, request, runs, ["done"], (body, me) =>
        {
            var done = body.Flag("done");
            return run => handling.DoneAsync([run], done, me.Name, cancel);
        }, cancel);

    private static async Task<IResult> ChangeAsync(
        string runId, HttpRequest request, RunReader runs, string[] known, Func<HandlingBody, Me, Func<RunKey, Task<IReadOnlyList<Handled>>>> read, CancellationToken cancel)
    {
        var body = await HandlingBody.ReadAsync(request, known, cancel);
        var change = read(body, Me.Of(request.HttpContext.User));
        if (body.Wrong.Length > 0)
            return ApiProblem.BadBody(body.Wrong);
        var (found, problem) = await OneRun.FindAsync(runId, request, runs, cancel);
        if (found is not { } run)
            return problem!;
        // It may be erased between the two, and after.
        return await change(run) is [_] && await runs.SummaryAsync(run, cancel) is { } summary
            ? TypedResults.Json(summary, RunsJson.Default.RunSummary)
            : ApiProblem.NoRun(runId);
    }
}
