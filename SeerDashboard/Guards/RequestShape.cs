using Microsoft.AspNetCore.Http.Features;

namespace SeerDashboard.Guards;

/// <summary>
/// Refuses what no honest client sends, before anything looks at it: addresses that another server on the way may read differently, and bodies whose end
/// it may see elsewhere. A proxy that lets one thing through and a server that does another is how walls are walked around.
/// </summary>
internal sealed class RequestShape(RequestDelegate next)
{
    /// <summary>Characters of a query string. A saved view has 2,000 at most; as the way back from the sign-in they may be escaped twice.</summary>
    public const int LongestQuery = 7_000;

    /// <summary>Values in a query string.</summary>
    public const int MostValues = 256;

    /// <summary>As they were sent: what they stand for is never part of an address here.</summary>
    private static readonly string[] Tricks = ["//", "\\", "%2f", "%5c", "%2e", "%25", "%0", "%1", "%7f", "/../", "/./"];

    /// <summary>400 or 414 with the reason; everything honest goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (Wrong(context) is not var (status, detail))
            return next(context);
        if (status == StatusCodes.Status400BadRequest)
            // Whatever follows on this connection may be the rest of it.
            context.Response.Headers.Connection = "close";
        return TypedResults.Problem(detail, statusCode: status, title: "Not understood").ExecuteAsync(context);
    }

    private static (int Status, string Detail)? Wrong(HttpContext context)
    {
        var request = context.Request;
        // The server takes the chunks, as RFC 9112 §6.3 allows, and keeps the length under this name.
        if (request.Headers.TransferEncoding.Count > 0 && (request.Headers.ContentLength is not null || request.Headers.ContainsKey("X-Content-Length")))
            return (StatusCodes.Status400BadRequest, "The request has both a Content-Length and a Transfer-Encoding. Send one of them.");
        // What is left of '%' after decoding is no character: overlong or broken UTF-8.
        if (IsTrick(context.Features.Get<IHttpRequestFeature>()?.RawTarget) || IsTrick(request.Path.Value) || request.Path.Value!.Contains('%', StringComparison.Ordinal))
            return (StatusCodes.Status400BadRequest, "The address has '//', '..', a backslash, a control character or an escaped one of these. Send it without.");
        var query = request.QueryString.Value ?? "";
        if (query.Length > LongestQuery)
            return (StatusCodes.Status414UriTooLong, $"The query string has {query.Length} characters; it may have {LongestQuery}.");
        return query.AsSpan().Count('&') >= MostValues ? (StatusCodes.Status400BadRequest, $"The query string has more than {MostValues} values.") : null;
    }

    /// <summary>Of the whole target, absolute or '*', only the decoded path is looked at.</summary>
    private static bool IsTrick(string? target)
    {
        if (target is null || !target.StartsWith('/'))
            return false;
        var path = target.AsSpan(0, target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? query : target.Length);
        foreach (var trick in Tricks)
            if (path.Contains(trick, StringComparison.OrdinalIgnoreCase))
                return true;
        return path.EndsWith("/..", StringComparison.Ordinal) || path.EndsWith("/.", StringComparison.Ordinal) || path.ContainsAnyInRange('\0', '\x1f') || path.Contains('\x7f');
    }
}
