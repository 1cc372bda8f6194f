using Microsoft.AspNetCore.Http.Extensions;

namespace SeerDashboard.Access;

/// <summary>What somebody without access is answered: a page leads to the sign-in, everything else gets a status and a problem, since a redirect looks like success to a program.</summary>
public static class Refusals
{
    private static readonly string[] Programs = ["/api", "/hubs", "/webhooks", "/_blazor", "/mcp", "/openapi", "/feed.atom", "/metrics"];

    /// <summary>Answers a request of nobody we know.</summary>
    public static Task ChallengeAsync(HttpContext context)
    {
        if (IsPage(context.Request))
        {
            context.Response.Redirect($"{context.Request.PathBase}/login?returnUrl={Uri.EscapeDataString(context.Request.GetEncodedPathAndQuery())}");
            return Task.CompletedTask;
        }

        context.Response.Headers.WWWAuthenticate = IsForAFeedReader(context.Request) ? "Basic realm=\"SeerDashboard\", charset=\"UTF-8\"" : "Bearer";
        return ProblemAsync(context, StatusCodes.Status401Unauthorized, "Sign in first",
            "Send 'Authorization: Bearer KEY' with a key that an Admin made under Settings or that stands in Access:ApiKeys, or sign in at /login. A key that was sent is not known here.");
    }

    /// <summary>Answers a request of somebody whose role does not suffice.</summary>
    public static Task ForbidAsync(HttpContext context) =>
        ProblemAsync(context, StatusCodes.Status403Forbidden, "Your role does not allow this",
            $"'{context.User.Identity?.Name}' may not do this. It takes another role: {string.Join(" < ", Roles.All)} . An Admin changes it: of a key by making another, of a person under Settings or at the identity provider, of a key in the configuration at Access:ApiKeys:N:Role.");

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && !Programs.Any(each => request.Path.StartsWithSegments(each, StringComparison.OrdinalIgnoreCase));

    // A browser would ask for a password in a window of its own, where its person should sign in.
    private static bool IsForAFeedReader(HttpRequest request) =>
        request.Path.Equals("/feed.atom", StringComparison.OrdinalIgnoreCase) && !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task ProblemAsync(HttpContext context, int status, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title).ExecuteAsync(context);
}
