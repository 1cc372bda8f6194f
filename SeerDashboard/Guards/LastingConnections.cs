namespace SeerDashboard.Guards;

/// <summary>
/// Circuits and the hub are for the dashboard's own pages and for programs with a key. Browsers let any page open a WebSocket anywhere, with the
/// visitor's cookies, and no answer's header can stop that: only who is asked can (RFC 6455 §10.2).
/// </summary>
internal sealed class LastingConnections(RequestDelegate next, Origins origins)
{
    /// <summary>403 for what another site's page begins, by WebSocket or in any other way that SignalR has.</summary>
    public Task InvokeAsync(HttpContext context) =>
        (IsOne(context) && origins.IsForeign(context.Request))
            ? TypedResults.Problem(Origins.Refusal, statusCode: StatusCodes.Status403Forbidden, title: "Not from here").ExecuteAsync(context)
            : next(context);

    // Of a WebSocket at any other address too: none is there today, and the next one must not be forgotten.
    private static bool IsOne(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
        || string.Equals(context.Request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
        || HttpMethods.IsConnect(context.Request.Method);
}
