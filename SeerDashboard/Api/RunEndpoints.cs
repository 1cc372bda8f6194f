using System.Globalization;
using System.Text;
using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Runs.Telling;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary><c>/api/runs</c>.</summary>
internal static class RunEndpoints
{
    /// <summary>One page of runs.</summary>
    public static async Task<IResult> ListAsync(HttpRequest request, RunReader runs, StoreEpoch epoch, CancellationToken cancel)
    {
        var query = new RunQueryString(request.Query);
        var (filter, fields) = (query.Read(), SparseFields.Summary(request.Query));
        if (query.Wrong.Length > 0 || fields.Wrong is not null)
            return ApiProblem.BadQuery($"{query.Wrong} {fields.Wrong}".Trim());
        request.HttpContext.Response.Headers[StoreEpoch.Header] = await epoch.ReadAsync(cancel);
        try
        {
            return Tagged.Json(request.HttpContext, await runs.ListAsync(filter, cancel), ApiJson.Default.RunPage, fields);
        }
        catch (FormatException) when (filter.Cursor is not null)
        {
            return ApiProblem.BadQuery("'cursor' must be the 'next' of the page before, unchanged.");
        }
    }

    /// <summary>All runs that the query asks for as a file, streamed: it ends when the client hangs up.</summary>
    public static IResult Export(HttpContext http, RunExport export, TimeProvider clock)
    {
        var query = new RunQueryString(http.Request.Query);
        var (filter, format) = (query.Read(), http.Request.Query["format"].ToString());
        if (query.Wrong.Length > 0)
            return ApiProblem.BadQuery(query.Wrong);
        var name = string.Create(CultureInfo.InvariantCulture, $"seer-runs-{clock.GetUtcNow():yyyyMMdd-HHmmss}.{format}");
        return format switch
        {
            "jsonl" => StreamedFile.Of(http, "application/jsonl", name, (output, cancel) => export.LinesAsync(filter, output, cancel)),
            "csv" => StreamedFile.Of(http, "text/csv; charset=utf-8; header=present", name, (output, cancel) => export.TableAsync(filter, output, cancel)),
            _ => ApiProblem.BadQuery("'format' must be jsonl, one summary a line, or csv, for a spreadsheet."),
        };
    }

    /// <summary>One run with everything, or with as much of it as is asked for.</summary>
    public static async Task<IResult> FindAsync(string runId, HttpRequest request, RunReader runs, StoreEpoch epoch, CancellationToken cancel)
    {
        if (OneRun.Number(runId) is not { } id)
            return ApiProblem.NoRun(runId);
        var fields = SparseFields.Run(request.Query);
        if (fields.Wrong is { } wrong)
            return ApiProblem.BadQuery(wrong);
        if (fields.AreOfSummary)
            return await SummaryAsync(runId, fields, request, runs, epoch, cancel);
        var found = await runs.FindAsync(id, OneRun.Sender(request, "installation"), OneRun.Sender(request, "integration"), cancel);
        request.HttpContext.Response.Headers[StoreEpoch.Header] = await epoch.ReadAsync(cancel);
        return found.Run is { } run ? Tagged.Json(request.HttpContext, run, RunsJson.Default.Run, fields) : OneRun.NotOne(id, request, found.Candidates);
    }

    /// <summary>One run in words, to paste elsewhere: <c>?section=</c> narrows it, <c>?as=</c> makes a prompt or a ticket of it.</summary>
    public static async Task<IResult> TellAsync(string runId, HttpRequest request, RunReader runs, PublicAddress address, CancellationToken cancel)
    {
        if (OneRun.Number(runId) is not { } id)
            return ApiProblem.NoRun(runId);
        if (Tell.Part(request.Query["section"]) is not { } part)
            return ApiProblem.BadQuery("'section' may be root-cause, plan, code or pull-requests, or be left out for all of it.");
        if (Tell.Form(request.Query["as"]) is not { } form)
            return ApiProblem.BadQuery("'as' may be markdown, prompt or ticket.");
        var found = await runs.FindAsync(id, OneRun.Sender(request, "installation"), OneRun.Sender(request, "integration"), cancel);
        if (found.Run is not { } run)
            return OneRun.NotOne(id, request, found.Candidates);
        return TypedResults.Text(Tell.Of(run, part, form, OneRun.Page(request, address, id)), "text/markdown", Encoding.UTF8);
    }

    /// <summary>The deliveries of one run.</summary>
    public static async Task<IResult> DeliveriesAsync(string runId, HttpRequest request, RunReader runs, DeliveryReader log, CancellationToken cancel)
    {
        var (found, problem) = await OneRun.FindAsync(runId, request, runs, cancel);
        if (found is not { } run)
            return problem!;
        var rows = await log.OfRunAsync(run, cancel);
        return Tagged.Json(request.HttpContext, new(rows, rows.Count), ApiJson.Default.DeliveryList);
    }

    private static async Task<IResult> SummaryAsync(string runId, SparseFields fields, HttpRequest request, RunReader runs, StoreEpoch epoch, CancellationToken cancel)
    {
        var (found, problem) = await OneRun.FindAsync(runId, request, runs, cancel);
        if (found is not { } run)
            return problem!;
        request.HttpContext.Response.Headers[StoreEpoch.Header] = await epoch.ReadAsync(cancel);
        return await runs.SummaryAsync(run, cancel) is { } summary ? Tagged.Json(request.HttpContext, summary, RunsJson.Default.RunSummary, fields) : ApiProblem.NoRun(runId);
    }
}
