using OpenTelemetry.Metrics;
using SeerDashboard.Access;

namespace SeerDashboard.Api.Metrics;

/// <summary><c>GET /metrics</c> for Prometheus: our own numbers, and those of requests, connections and the runtime.</summary>
internal static class MetricsSetup
{
    private const string Path = "/metrics";

    private static readonly string[] Others = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "System.Runtime"];

    /// <summary>Adds what is told.</summary>
    public static void AddNumbers(this IServiceCollection services)
    {
        services.AddSingleton<SeerNumbers>();
        // What is told is as old as the numbers are, and no older.
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter([SeerNumbers.MeterName, .. Others]).AddPrometheusExporter(options => options.ScrapeResponseCacheDurationMilliseconds = 0));
    }

    /// <summary>Maps it, for a key of a viewer.</summary>
    public static void MapNumbers(this WebApplication app)
    {
        var numbers = app.Services.GetRequiredService<SeerNumbers>();
        numbers.Tell();
        app.MapPrometheusScrapingEndpoint(Path, meterProvider: null, optionsName: null, configureBranchedPipeline: branch => branch.Use(async (http, next) =>
        {
            await numbers.RefreshAsync(http.RequestAborted);
            await next(http);
        })).RequireAuthorization(Roles.Viewer);
    }
}
