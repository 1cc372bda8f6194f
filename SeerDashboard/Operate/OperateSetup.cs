using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SeerDashboard.Operate.Plain;

namespace SeerDashboard.Operate;

/// <summary>Where the server listens, how it starts and ends, and whether it is well.</summary>
public static class OperateSetup
{
    /// <summary>Where it listens unless <c>Urls</c> says otherwise.</summary>
    internal const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Adds the address, static files of an unpublished build, and health checks.</summary>
    public static void AddOperate(this WebApplicationBuilder builder)
    {
        FileSizeLimit.Survive();
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultUrl);
        // Without this an unpublished build serves every static file as 200 with no bytes outside Development.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Keys lie in a folder of their own beside the store; that they are not encrypted there is documented, not news at every start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // What it says of a failed start is said in one line by Startup; what ends a running server is critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        PlainLoggers.Add(builder.Services);
        builder.Services.AddProblemDetails();
        builder.Services.AddOptions<ReservedOptions>()
            .Configure<IConfiguration>((reserved, all) => reserved.Redis = all["Live:Redis"]).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ReservedOptions>, ReservedOptionsCheck>();
        builder.Services.AddSingleton<StartNotice>().AddHostedService(provider => provider.GetRequiredService<StartNotice>());
        builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: ["ready"]);
    }

    /// <summary>Nobody is told an error itself; a server that stops takes no new lasting connections.</summary>
    public static void UseOperate(this WebApplication app)
    {
        app.UseExceptionHandler(ErrorAnswer.Options);
        app.UseMiddleware<Farewell>();
    }

    /// <summary><c>/healthz</c>: the process answers; <c>/readyz</c>: it can keep deliveries.</summary>
    public static void MapOperate(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = AnswerAsync }).AllowAnonymous();
    }

    /// <summary>One word when all is well, else a problem that says what is not.</summary>
    private static Task AnswerAsync(HttpContext context, HealthReport report) => report.Status == HealthStatus.Healthy
        ? context.Response.WriteAsync("Healthy", context.RequestAborted)
        : TypedResults.Problem(
            string.Join(' ', report.Entries.Values.Select(entry => entry.Description).OfType<string>()), statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
}
