using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Api;

/// <summary>One row of the log of actions.</summary>
/// <param name="Sequence">1 and up, without a gap.</param>
/// <param name="At">When.</param>
/// <param name="Who">Who; of a key its name.</param>
/// <param name="Role">With which role; absent where none was asked for.</param>
/// <param name="Way"><c>page</c>, <c>key</c>, <c>command</c> or <c>server</c>.</param>
/// <param name="From">The address they came from; absent where there was none.</param>
/// <param name="Action">What they did.</param>
/// <param name="Subject">With what.</param>
/// <param name="RunId">With which run.</param>
/// <param name="Before">How it was.</param>
/// <param name="After">How it was then.</param>
public sealed record AuditRow(long Sequence, DateTimeOffset At, string Who, string? Role, string Way, string? From, string Action, string Subject, long? RunId, string? Before, string? After)
{
    internal static AuditRow Of(AuditEntry entry) => new(
        entry.Sequence, entry.At, entry.By.Name, entry.By.Role, EnumWord.Of(entry.By.Way), entry.By.From, EnumWord.Of(entry.Did.Action), entry.Did.Subject, entry.Did.Run?.Value, entry.Did.Before, entry.Did.After);
}

/// <summary>A page of the log of actions.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Next">What to give as <c>cursor</c> for older ones; absent when these are the last.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record AuditList(IReadOnlyList<AuditRow> Items, string? Next, long Total);

/// <summary><c>/api/audit</c>: who changed what.</summary>
internal static class AuditEndpoints
{
    /// <summary>One page of it.</summary>
    public static async Task<IResult> ListAsync(HttpRequest request, AuditReader audit, CancellationToken cancel)
    {
        var query = new AuditQueryString(request.Query);
        var (filter, (before, limit)) = (query.Filter(), query.Paging());
        if (query.Wrong.Length > 0)
            return ApiProblem.BadQuery(query.Wrong);
        var page = await audit.PageAsync(filter, before, limit, cancel);
        return TypedResults.Json(new AuditList([.. page.Items.Select(AuditRow.Of)], page.Older?.ToString(CultureInfo.InvariantCulture), page.Total), ApiJson.Default.AuditList);
    }

    /// <summary>All of it as a file, streamed, oldest first.</summary>
    public static IResult Export(HttpContext http, AuditExport export, TimeProvider clock)
    {
        var query = new AuditQueryString(http.Request.Query);
        var (filter, format) = (query.Filter(), http.Request.Query["format"].ToString());
        if (query.Wrong.Length > 0)
            return ApiProblem.BadQuery(query.Wrong);
        var name = string.Create(CultureInfo.InvariantCulture, $"seer-actions-{clock.GetUtcNow():yyyyMMdd-HHmmss}.{format}");
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return format switch
        {
            "jsonl" => StreamedFile.Of(http, "application/jsonl", name, (output, cancel) => export.LinesAsync(filter, output, cancel)),
            "csv" => StreamedFile.Of(http, "text/csv; charset=utf-8; header=present", name, (output, cancel) => export.TableAsync(filter, output, cancel)),
            _ => ApiProblem.BadQuery("'format' must be jsonl, with the links of the chain, or csv, for a spreadsheet."),
        };
    }
}
