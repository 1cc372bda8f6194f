using System.Globalization;
using SeerDashboard.Store;
using SeerDashboard.Store.Chain;

namespace SeerDashboard.Api;

/// <summary><c>/api/deliveries</c>.</summary>
internal static class DeliveryEndpoints
{
    /// <summary>One page of the log, newest first.</summary>
    public static async Task<IResult> ListAsync(HttpRequest request, DeliveryPages pages, CancellationToken cancel)
    {
        var query = new DeliveryQueryString(request.Query);
        var (filter, paging) = (query.Filter(), query.Paging());
        if (query.Wrong.Length > 0)
            return ApiProblem.BadQuery(query.Wrong);
        var page = await pages.ListAsync(filter, paging, cancel);
        return Tagged.Json(request.HttpContext, new(page.Items, page.Older?.ToString(CultureInfo.InvariantCulture), page.Total, page.Searched), ApiJson.Default.LogPage);
    }

    /// <summary>One delivery without its body.</summary>
    public static async Task<IResult> FindAsync(string id, HttpContext http, DeliveryReader log, CancellationToken cancel) =>
        Number(id) is { } number && await log.FindAsync(number, cancel) is { } row ? Tagged.Json(http, row, ApiJson.Default.DeliveryRow) : ApiProblem.NoDelivery(id);

    /// <summary>
    /// The body as Sentry sent it, byte for byte. It holds text that an attacker may have influenced (DESIGN.md decision 8):
    /// a file to keep, never something a browser shows or guesses the type of.
    /// </summary>
    public static async Task<IResult> BodyAsync(string id, DeliveryReader log, CancellationToken cancel)
    {
        if (Number(id) is not { } number || await log.BodyAsync(number, cancel) is not { } body)
            return ApiProblem.NoDelivery(id);
        return TypedResults.File(body, "application/json", fileDownloadName: string.Create(CultureInfo.InvariantCulture, $"delivery-{number}.json"));
    }

    /// <summary>Reads the kept body with today's reader; its runs follow within moments.</summary>
    public static async Task<IResult> ReapplyAsync(string id, Reapplying reapplying, CancellationToken cancel)
    {
        if (Number(id) is not { } number || await reapplying.ApplyAsync(number, cancel) is not { Delivery: { } delivery } done)
            return ApiProblem.NoDelivery(id);
        return delivery.IsErased ? ApiProblem.Erased(done.Said) : TypedResults.Json(done, ApiJson.Default.Reapplied);
    }

    /// <summary>A stretch of the log as a file, streamed: it ends when the client hangs up.</summary>
    public static IResult Export(HttpContext http, LogExport lines, LogTable table, TimeProvider clock)
    {
        var query = new DeliveryQueryString(http.Request.Query);
        var filter = query.Filter();
        var format = http.Request.Query["format"].ToString();
        if (query.Wrong.Length > 0)
            return ApiProblem.BadQuery(query.Wrong);
        var name = string.Create(CultureInfo.InvariantCulture, $"seer-deliveries-{clock.GetUtcNow():yyyyMMdd-HHmmss}.{format}");
        return format switch
        {
            "jsonl" => StreamedFile.Of(http, "application/jsonl", name, (output, cancel) => lines.WriteAsync(filter, http.Request.QueryString.Value, output, cancel)),
            "csv" => StreamedFile.Of(http, "text/csv; charset=utf-8; header=present", name, (output, cancel) => table.WriteAsync(filter, output, cancel)),
            _ => ApiProblem.BadQuery("'format' must be jsonl, with bodies and hashes, or csv, for a spreadsheet."),
        };
    }

    private static long? Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
