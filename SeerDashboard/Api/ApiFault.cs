using Microsoft.AspNetCore.Http.HttpResults;
using SeerDashboard.Live;

namespace SeerDashboard.Api;

/// <summary>What the API says when it is this server that cannot.</summary>
internal static class ApiFault
{
    /// <summary>500: a kept body is not what came.</summary>
    public static ProblemHttpResult Damaged(string detail) => ApiProblem.Problem(StatusCodes.Status500InternalServerError, "Damaged", detail);

    /// <summary>503: the store cannot be read or written now.</summary>
    public static ProblemHttpResult StoreFails(string fault, HttpResponse response)
    {
        response.Headers.RetryAfter = "5";
        return ApiProblem.Problem(StatusCodes.Status503ServiceUnavailable, "The store cannot be used now", $"{fault} Nothing that was delivered is lost. Try again in a moment; /readyz says when deliveries can be kept.");
    }

    /// <summary>503: as many read the stream of events as can.</summary>
    public static ProblemHttpResult Crowded(HttpResponse response)
    {
        response.Headers.RetryAfter = "30";
        return ApiProblem.Problem(StatusCodes.Status503ServiceUnavailable, "Too many readers", "As many read the stream of events as can at once. GET /api/runs?since=… says what changed meanwhile.");
    }

    /// <summary>429: one key, or one session, reads the stream of events as often as it can.</summary>
    public static ProblemHttpResult CrowdedByOne(HttpResponse response)
    {
        response.Headers.RetryAfter = "30";
        return ApiProblem.Problem(
            StatusCodes.Status429TooManyRequests, "Too many readers of one key", $"One key, or one session, may read the stream of events {ChangeStream.MostOfOne} times at once. Close streams that are not read any more, share one stream, or use another key.");
    }

    /// <summary>It should have worked.</summary>
    public static ProblemHttpResult Failed(string traceId) =>
        ApiProblem.Problem(StatusCodes.Status500InternalServerError, "The dashboard could not answer", $"Nothing that was delivered is lost. Try again; if it stays so, the log has the reason under {traceId}.");
}
