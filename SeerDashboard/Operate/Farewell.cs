using Microsoft.AspNetCore.Http.Features;

namespace SeerDashboard.Operate;

/// <summary>
/// Refuses new lasting connections once the server stops. A page that loses its connection asks for another one within
/// milliseconds; SignalR closes only those it had when the stop began, and one taken after that would hold the stop for 30 s.
/// </summary>
public sealed class Farewell(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    /// <summary>503 for a request that begins a lasting connection while the server stops; everything else goes on, deliveries above all.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!lifetime.ApplicationStopping.IsCancellationRequested || !Lasts(context))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private static bool Lasts(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest == true
        || context.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect == true
        || context.Request.Path.Value?.EndsWith("/negotiate", StringComparison.Ordinal) == true;
}
