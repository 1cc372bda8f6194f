using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary>One request to the webhook that was refused. All its texts are as somebody unknown sent them; no body is kept.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why, as in <c>rejects</c> of <c>/api/stats</c>.</param>
/// <param name="Address">From where.</param>
/// <param name="Size">Of the body in bytes; absent when it was neither said nor read.</param>
/// <param name="Resource"><c>Sentry-Hook-Resource</c>; empty when absent.</param>
/// <param name="RequestId"><c>Request-ID</c>; empty when absent.</param>
/// <param name="UserAgent"><c>User-Agent</c>; empty when absent.</param>
public sealed record Rejected(DateTimeOffset At, string Reason, string Address, long? Size, string Resource, string RequestId, string UserAgent);

/// <summary>Refused requests.</summary>
/// <param name="Items">The newest first; the newest thousand are kept.</param>
public sealed record RejectedList(IReadOnlyList<Rejected> Items);

/// <summary><c>/api/rejections</c>.</summary>
internal static class RejectionEndpoints
{
    private const int Usually = 200;
    private const int Most = 1_000;

    /// <summary>The newest of them, of one <c>?reason=</c> or <c>?address=</c> when that is said.</summary>
    public static async Task<IResult> ListAsync(string? limit, string? reason, string? address, RejectionReader rejections, CancellationToken cancel)
    {
        var most = Usually;
        if (!string.IsNullOrEmpty(limit) && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > Most))
            return ApiProblem.BadQuery($"'limit' must be a whole number from 1 to {Most}; it was '{limit}'.");
        Rejection? only = Array.Find([.. Enum.GetValues<Rejection>().Cast<Rejection?>()], each => string.Equals(each.ToString(), reason, StringComparison.OrdinalIgnoreCase));
        if (!string.IsNullOrEmpty(reason) && only is null)
            return ApiProblem.BadQuery($"'reason' may be {string.Join(", ", Enum.GetValues<Rejection>().Select(Word))}; it was '{reason}'.");
        var found = await rejections.NewestAsync(most, only, string.IsNullOrEmpty(address) ? null : address, cancel);
        return TypedResults.Json(new RejectedList([.. found.Select(one => new Rejected(one.At, Word(one.Reason), one.Address, one.Size, one.Resource, one.RequestId, one.UserAgent))]), ApiJson.Default.RejectedList);
    }

    private static string Word(Rejection reason) => EnumWord.Of(reason);
}
