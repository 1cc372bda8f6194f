using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary><c>/api/runs</c>.</summary>
internal static class RunEndpoints
{
    /// <summary>One page of runs.</summary>
    public static async Task<IResult> ListAsync(HttpRequest request, RunReader runs, CancellationToken cancel)
    {
        var query = new RunQueryString(request.Query);
        var filter = query.Read();
        if (query.Wrong.Length > 0)
            return ApiProblem.BadQuery(query.Wrong);
        try
        {
            return TypedResults.Json(await runs.ListAsync(filter, cancel), ApiJson.Default.RunPage);
        }
        catch (FormatException) when (filter.Cursor is not null)
        {
            return ApiProblem.BadQuery("'cursor' must be the 'next' of the page before, unchanged.");
        }
    }

    /// <summary>One run with everything.</summary>
    public static async Task<IResult> FindAsync(string runId, HttpRequest request, RunReader runs, CancellationToken cancel)
    {
        if (Number(runId) is not { } id)
            return ApiProblem.NoRun(runId);
        var found = await runs.FindAsync(id, Sender(request, "installation"), Sender(request, "integration"), cancel);
        return found.Run is { } run ? TypedResults.Json(run, RunsJson.Default.Run) : NotOne(id, request, found.Candidates);
    }

    /// <summary>The deliveries of one run.</summary>
    public static async Task<IResult> DeliveriesAsync(string runId, HttpRequest request, RunReader runs, DeliveryReader log, CancellationToken cancel)
    {
        if (Number(runId) is not { } id)
            return ApiProblem.NoRun(runId);
        var found = await runs.KeysAsync(id, Sender(request, "installation"), Sender(request, "integration"), cancel);
        if (found is not [var run])
            return NotOne(id, request, found);
        var rows = await log.OfRunAsync(run, cancel);
        return TypedResults.Json(new DeliveryList(rows, rows.Count), ApiJson.Default.DeliveryList);
    }

    private static ProblemHttpResult NotOne(RunId id, HttpRequest request, IReadOnlyList<RunKey> found)
    {
        if (found.Count > 1)
            return ApiProblem.SeveralRuns(id, found);
        string[] narrowed = [.. ((string[])["installation", "integration"]).Where(request.Query.ContainsKey)];
        return narrowed.Length == 0 ? ApiProblem.NoRun(id.ToString()) : ApiProblem.NoRun(id, [.. narrowed.Select(name => (name, Sender(request, name)!))]);
    }

    // An empty one is an answer: bodies without installation.uuid have it.
    private static string? Sender(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) ? values[^1] ?? "" : null;

    private static RunId? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new RunId(number) : null;
}
