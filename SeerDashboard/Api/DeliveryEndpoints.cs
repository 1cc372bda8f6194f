using System.Globalization;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary><c>/api/deliveries</c>.</summary>
internal static class DeliveryEndpoints
{
    /// <summary>
    /// The body as Sentry sent it, byte for byte. It holds text that an attacker may have influenced (DESIGN.md decision 8):
    /// a file to keep, never something a browser shows or guesses the type of.
    /// </summary>
    public static async Task<IResult> BodyAsync(string id, HttpResponse response, DeliveryReader log, CancellationToken cancel)
    {
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || await log.BodyAsync(number, cancel) is not { } body)
            return ApiProblem.NoDelivery(id);
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(body, "application/json", fileDownloadName: $"delivery-{id}.json");
    }
}
