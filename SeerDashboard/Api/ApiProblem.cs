using Microsoft.AspNetCore.Http.HttpResults;
using SeerDashboard.Guards;
using SeerDashboard.Runs;

namespace SeerDashboard.Api;

/// <summary>What the API answers instead, each saying what was wrong and what to do (RFC 9457).</summary>
internal static class ApiProblem
{
    /// <summary>The query string asks for what there cannot be.</summary>
    public static ProblemHttpResult BadQuery(string detail) => Problem(StatusCodes.Status400BadRequest, "The query cannot be read", detail);

    /// <summary>The body asks for what there cannot be.</summary>
    public static ProblemHttpResult BadBody(string detail) => Problem(StatusCodes.Status400BadRequest, "The body cannot be used", detail);

    /// <summary>The body did not come as it was announced, or is larger than anything that is taken here.</summary>
    public static ProblemHttpResult Unreadable(BadHttpRequestException error) => Problem(
        error.StatusCode, "The body cannot be read", $"{error.Message} What is posted here is one small JSON object.");

    /// <summary>Their role became another one while they asked.</summary>
    public static ProblemHttpResult NotAllowed(string detail) => Problem(StatusCodes.Status403Forbidden, "Not allowed", detail);

    /// <summary>Nothing is at this address.</summary>
    public static ProblemHttpResult NoRoute(HttpRequest request) =>
        Problem(StatusCodes.Status404NotFound, "No such address", $"There is no '{request.Path}' here. GET /api/runs lists the runs.");

    /// <summary>Something is at this address, but not for this method.</summary>
    public static ProblemHttpResult OnlyRead(HttpContext context)
    {
        context.Response.Headers.Allow = "GET, HEAD";
        return Problem(StatusCodes.Status405MethodNotAllowed, "Only to be read", $"'{context.Request.Path}' takes GET, not {context.Request.Method}.");
    }

    /// <summary>Something is at this address, but only to be posted to.</summary>
    public static ProblemHttpResult OnlyPost(HttpContext context)
    {
        context.Response.Headers.Allow = "POST";
        return Problem(StatusCodes.Status405MethodNotAllowed, "Only to be posted to", $"'{context.Request.Path}' takes POST, not {context.Request.Method}.");
    }

    /// <summary>Something is at this address, to be posted to and to be deleted.</summary>
    public static ProblemHttpResult PostOrDelete(HttpContext context)
    {
        context.Response.Headers.Allow = "POST, DELETE";
        return Problem(StatusCodes.Status405MethodNotAllowed, "To be posted to or deleted", $"'{context.Request.Path}' takes POST and DELETE, not {context.Request.Method}.");
    }

    /// <summary>Something is at this address, only to be deleted.</summary>
    public static ProblemHttpResult OnlyDelete(HttpContext context)
    {
        context.Response.Headers.Allow = "DELETE";
        return Problem(StatusCodes.Status405MethodNotAllowed, "Only to be deleted", $"'{context.Request.Path}' takes DELETE, not {context.Request.Method}.");
    }

    /// <summary>Something is at this address, to be read and to be posted to.</summary>
    public static ProblemHttpResult ReadOrPost(HttpContext context)
    {
        context.Response.Headers.Allow = "GET, HEAD, POST";
        return Problem(StatusCodes.Status405MethodNotAllowed, "To be read or posted to", $"'{context.Request.Path}' takes GET and POST, not {context.Request.Method}.");
    }

    /// <summary>The run has as many comments as it can have.</summary>
    public static ProblemHttpResult Full(string detail) => Problem(StatusCodes.Status409Conflict, "Full", detail);

    /// <summary>A verdict on a change set that does not hold any more.</summary>
    public static ProblemHttpResult OtherCode(string run, int version) => Problem(
        StatusCodes.Status409Conflict, "Other code", $"Change set {version} of run {run} is not the one that holds now. Read what GET …/diff has, and give the verdict with its 'version'.");

    /// <summary>No run has this number.</summary>
    public static ProblemHttpResult NoRun(string run) =>
        Problem(StatusCodes.Status404NotFound, "No such run", $"No delivery named a run '{run}'. Runs are found by Sentry's run_id, a whole number; GET /api/runs lists them.");

    /// <summary>No run has this number and comes from this sender.</summary>
    public static ProblemHttpResult NoRun(RunId run, IReadOnlyList<(string Name, string Value)> sender) =>
        Problem(StatusCodes.Status404NotFound, "No such run",
            $"No delivery of {string.Join(" and ", sender.Select(each => $"{each.Name} '{each.Value}'"))} named a run {run}. Leave {string.Join(" and ", sender.Select(each => $"'{each.Name}'"))} out to find it whoever sent it.");

    /// <summary>Several senders have a run with this number.</summary>
    public static ProblemHttpResult SeveralRuns(RunId run, IReadOnlyList<RunKey> candidates)
    {
        var senders = string.Join(", ", candidates.Select(each => $"'{each.Installation}' (integration {each.Integration})"));
        return TypedResults.Problem(
            $"{candidates.Count} senders have a run {run}. Add ?installation= with one of: {senders}. Where they share an installation, add &integration= too.",
            statusCode: StatusCodes.Status409Conflict,
            title: "Several runs have this number",
            extensions: [new("installations", candidates.Select(each => each.Installation).Distinct().ToArray())]);
    }

    /// <summary>The change set has no such file.</summary>
    public static ProblemHttpResult NoFile(string? repo, string? file) => Problem(
        StatusCodes.Status404NotFound, "No such file", $"The change set has no {(file is null ? "file" : $"file '{file}'")}{(repo is null ? "" : $" in '{repo}'")}. Leave {(file is null ? "'repo'" : "'file'")} out to have all of it.");

    /// <summary>The file has no such hunk.</summary>
    public static ProblemHttpResult NoHunk(string file, int hunks) => Problem(
        StatusCodes.Status404NotFound, "No such hunk", $"'{file}' has {(hunks == 0 ? "no hunk" : hunks == 1 ? "1 hunk" : $"{hunks} hunks")}. Leave 'hunk' out to have all of the file.");

    /// <summary>No patch can have the file.</summary>
    public static ProblemHttpResult NoPatch(string file, string why) => Problem(
        StatusCodes.Status409Conflict, "No patch", $"'{file}' cannot be in a patch. {why} GET …/diff has what was sent.");

    /// <summary>No issue has this number.</summary>
    public static ProblemHttpResult NoIssue(string issue, string? integration) => Problem(
        StatusCodes.Status404NotFound, "No such issue", $"No delivery{(integration is null ? "" : $" of integration '{integration}'")} named an issue '{issue}'. Issues are found by Sentry's group_id, a whole number; the runs of GET /api/runs name theirs.");

    /// <summary>Several integrations have an issue of this number.</summary>
    public static ProblemHttpResult SeveralIssues(GroupId issue, IReadOnlyList<string> integrations) => TypedResults.Problem(
        $"{integrations.Count} integrations have an issue {issue}. Add ?integration= with one of: {string.Join(", ", integrations.Select(name => $"'{name}'"))}.",
        statusCode: StatusCodes.Status409Conflict,
        title: "Several issues have this number",
        extensions: [new("integrations", integrations.ToArray())]);

    /// <summary>No delivery has this number.</summary>
    public static ProblemHttpResult NoDelivery(string delivery) =>
        Problem(StatusCodes.Status404NotFound, "No such delivery", $"There is no delivery '{delivery}'. Deliveries are numbered from 1; GET /api/deliveries lists them.");

    /// <summary>The caller wrote no such comment on the run.</summary>
    public static ProblemHttpResult NoComment(string comment) =>
        Problem(StatusCodes.Status404NotFound, "No such comment", $"You wrote no comment '{comment}' on this run. GET …/comments lists them; each is deleted by who wrote it.");

    /// <summary>Of this delivery only the hashes are left.</summary>
    public static ProblemHttpResult Erased(string detail) => Problem(StatusCodes.Status409Conflict, "Erased", detail);

    /// <summary>Another site's page asked, in the browser of somebody who is signed in here.</summary>
    public static ProblemHttpResult Foreign() =>
        Problem(StatusCodes.Status403Forbidden, "Not from here", Origins.Refusal);

    /// <summary>Any.</summary>
    internal static ProblemHttpResult Problem(int status, string title, string detail) => TypedResults.Problem(detail, statusCode: status, title: title);
}
