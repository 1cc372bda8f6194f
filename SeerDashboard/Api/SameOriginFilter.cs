using SeerDashboard.Access;

namespace SeerDashboard.Api;

/// <summary>
/// What changes something is not taken from another site's page in the visitor's browser. Browsers say where a POST comes from;
/// what says nothing is no browser. A program with a key is asked nothing: no browser adds one by itself.
/// </summary>
internal sealed class SameOriginFilter(PublicAddress address) : IEndpointFilter
{
    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsForeign(context.HttpContext.Request) ? ValueTask.FromResult<object?>(ApiProblem.Foreign()) : next(context);

    private bool IsForeign(HttpRequest request)
    {
        if (request.Headers.Authorization.Count > 0)
            return false;
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is not ("same-origin" or "none");
        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin)
            return false;
        // Behind a proxy the request's own host is not the one that the browser used.
        return !Uri.TryCreate(origin, UriKind.Absolute, out var from)
            || (!string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                && !(address.Configured is { } known && Uri.TryCreate(known, UriKind.Absolute, out var mine) && mine.Authority == from.Authority));
    }
}
