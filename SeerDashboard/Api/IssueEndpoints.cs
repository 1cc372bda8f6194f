using System.Globalization;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary><c>/api/issues</c>.</summary>
internal static class IssueEndpoints
{
    /// <summary>An issue with its runs.</summary>
    public static async Task<IResult> FindAsync(string groupId, HttpRequest request, IssueReader issues, CancellationToken cancel)
    {
        if (!long.TryParse(groupId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return ApiProblem.NoIssue(groupId, integration: null);
        var integration = OneRun.Sender(request, "integration");
        var found = await issues.FindAsync(new(number), integration, cancel);
        return found switch
        {
            { Issue: { } issue } => Tagged.Json(request.HttpContext, IssueAnswer.Of(issue), ApiJson.Default.IssueAnswer),
            { Integrations.Count: > 1 } => ApiProblem.SeveralIssues(new(number), found.Integrations),
            _ => ApiProblem.NoIssue(groupId, integration),
        };
    }
}

/// <summary>An issue with its runs, as the API gives it.</summary>
/// <param name="GroupId">Sentry's number of it.</param>
/// <param name="Integration">Whose.</param>
/// <param name="Issue">What is known of it.</param>
/// <param name="Culprit">Where in the code.</param>
/// <param name="Runs">The newest first; each is read whole with <c>GET /api/runs/{runId}</c>.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record IssueAnswer(GroupId GroupId, string Integration, IssueSummary Issue, string? Culprit, IReadOnlyList<RunSummary> Runs, int Total)
{
    /// <summary>The same without what each run found.</summary>
    public static IssueAnswer Of(IssueWithRuns issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return new(issue.GroupId, issue.Integration, issue.Issue, issue.Culprit, issue.Runs, issue.Total);
    }
}
