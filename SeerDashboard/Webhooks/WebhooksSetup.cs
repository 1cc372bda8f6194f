using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using SeerDashboard.Store;
using SeerDashboard.Store.Insights;

namespace SeerDashboard.Webhooks;

/// <summary>Receiving.</summary>
public static class WebhooksSetup
{
    private const string Route = "/webhooks/sentry";

    // Of every connection so much is in memory before anything here has looked at it.
    private const int ConnectionBufferBytes = 128 * 1024;

    /// <summary>Adds the controller and its gate.</summary>
    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsCheck>();
        builder.Services.AddSingleton<UnverifiedRoom>().AddSingleton<RefusalPace>().AddSingleton<RefusalBook>();
        builder.Services.AddSingleton<SignatureGate>().AddSingleton(provider => new Reception(
            provider.GetRequiredService<SignatureGate>(), provider.GetRequiredService<RefusalBook>(), provider.GetRequiredService<UnverifiedRoom>()));
        builder.Services.AddSingleton<Waiters>().AddSingleton<QuarantineTrial>().AddHostedService<QuarantineRound>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<TimeProvider>((kestrel, clock) =>
        {
            kestrel.Limits.MaxRequestBufferSize = ConnectionBufferBytes;
            kestrel.ConfigureEndpointDefaults(endpoint => HalfClose.Allow(endpoint, clock));
        });
        // What Kestrel calls the request's buffer stands behind the socket's own, which would take a megabyte of each.
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.MaxReadBufferSize = ConnectionBufferBytes);
        builder.Services.AddSingleton<WarmUp>().AddHostedService(provider => provider.GetRequiredService<WarmUp>());
        builder.Services.AddHealthChecks().AddCheck<WarmUp>("warm", tags: ["ready"]);
        builder.Services.AddProblemDetails();
        builder.Services.AddControllers();
    }

    /// <summary>Before all others: tells who asks behind trusted proxies, and how long answers take.</summary>
    public static void UseWebhooks(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<WebhookOptions>>().Value.TrustedProxies is { Count: > 0 } trusted)
            app.UseForwardedHeaders(TrustedProxies.Options(trusted));
        var (times, refusals, clock) = (app.Services.GetRequiredService<AnswerTimes>(), app.Services.GetRequiredService<RefusalTally>(), app.Services.GetRequiredService<TimeProvider>());
        app.Use((context, next) =>
        {
            if (HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments(Route, StringComparison.OrdinalIgnoreCase))
            {
                AnswerTiming.Begin(context, times, clock);
                context.Response.OnCompleted(() => CountBusy(context.Response, refusals));
            }

            return next(context);
        });
    }

    private static Task CountBusy(HttpResponse response, RefusalTally refusals)
    {
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            refusals.Busy();
        return Task.CompletedTask;
    }

    /// <summary>Maps <c>POST /webhooks/sentry</c>.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        app.MapControllers();
        app.Map("/webhooks/{**rest}", () => TypedResults.Problem("Nothing is received here; Sentry's webhooks go to /webhooks/sentry.", statusCode: StatusCodes.Status404NotFound)).AllowAnonymous();
    }
}
