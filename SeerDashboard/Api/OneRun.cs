using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using SeerDashboard.Access;
using SeerDashboard.Runs;
using SeerDashboard.Store;

namespace SeerDashboard.Api;

/// <summary>Finds the one run that an address means: its number, and <c>?installation=</c> and <c>&amp;integration=</c> when several senders have it.</summary>
internal static class OneRun
{
    /// <summary>The run, or why it is not one.</summary>
    public static async Task<(RunKey? Run, ProblemHttpResult? Problem)> FindAsync(string runId, HttpRequest request, RunReader runs, CancellationToken cancel)
    {
        if (Number(runId) is not { } id)
            return (null, ApiProblem.NoRun(runId));
        var found = await runs.KeysAsync(id, Sender(request, "installation"), Sender(request, "integration"), cancel);
        return found is [var run] ? (run, null) : (null, NotOne(id, request, found));
    }

    /// <summary>The other run of that number which is of the same issue as <paramref name="run"/>; null when there is none.</summary>
    public static async Task<RunKey?> OfTheSameIssueAsync(RunKey run, RunId number, RunReader runs, CancellationToken cancel)
    {
        var issue = (await runs.SummaryAsync(run, cancel))?.GroupId;
        if (issue is null)
            return null;
        foreach (var other in await runs.KeysAsync(number, installation: null, run.Integration, cancel))
        {
            if (other != run && (await runs.SummaryAsync(other, cancel))?.GroupId == issue)
                return other;
        }

        return null;
    }

    /// <summary>Why these are not one.</summary>
    public static ProblemHttpResult NotOne(RunId id, HttpRequest request, IReadOnlyList<RunKey> found)
    {
        if (found.Count > 1)
            return ApiProblem.SeveralRuns(id, found);
        string[] narrowed = [.. ((string[])["installation", "integration"]).Where(request.Query.ContainsKey)];
        return narrowed.Length == 0 ? ApiProblem.NoRun(id.ToString()) : ApiProblem.NoRun(id, [.. narrowed.Select(name => (name, Sender(request, name)!))]);
    }

    /// <summary>What the query says of the sender. An empty one is an answer: bodies without installation.uuid have it.</summary>
    public static string? Sender(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) ? values[^1] ?? "" : null;

    /// <summary>Absolute address of a run's page for people; <paramref name="below"/> is what its path is followed by.</summary>
    public static string Page(HttpRequest request, PublicAddress address, RunId run, string below = "")
    {
        var sender = new QueryBuilder(((string[])["installation", "integration"]).Where(request.Query.ContainsKey).Select(name => KeyValuePair.Create(name, Sender(request, name)!)));
        return $"{address.OrElse($"{request.Scheme}://{request.Host}{request.PathBase}")}/runs/{run}{below}{sender}";
    }

    /// <summary>The number in the address; null when it is none.</summary>
    public static RunId? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new RunId(number) : null;
}
