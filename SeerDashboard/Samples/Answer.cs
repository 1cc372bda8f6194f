using System.Net;

namespace SeerDashboard.Samples;

/// <summary>How a delivery was answered.</summary>
/// <param name="Status">HTTP status; null when no answer came.</param>
/// <param name="Outcome"><c>outcome</c> of a 202, when it is one of the contract's words; else null.</param>
/// <param name="Problem">Why no answer came.</param>
/// <param name="Took">From the first byte sent to the answer.</param>
internal sealed record Answer(HttpStatusCode? Status, string? Outcome, string? Problem, TimeSpan Took)
{
    /// <summary>It counts as delivered. Sentry takes a redirect for delivered, too, and the event is lost (SENTRY.md §1).</summary>
    public bool Kept => Status is { } status && (int)status is >= 200 and < 300;

    /// <summary>In a few words, e.g. <c>202 applied</c>.</summary>
    public string Words => Status is not { } status ? "no answer" : Outcome is null ? $"{(int)status}" : $"{(int)status} {Outcome}";
}
