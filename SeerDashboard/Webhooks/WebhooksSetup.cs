using Microsoft.Extensions.Options;

namespace SeerDashboard.Webhooks;

/// <summary>Receiving.</summary>
public static class WebhooksSetup
{
    /// <summary>Adds the controller and its gate.</summary>
    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsCheck>();
        builder.Services.AddSingleton<SignatureGate>();
        builder.Services.AddProblemDetails();
        builder.Services.AddControllers();
    }

    /// <summary>Maps <c>POST /webhooks/sentry</c>.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        app.MapControllers();
        app.Map("/webhooks/{**rest}", () => TypedResults.Problem("Nothing is received here; Sentry's webhooks go to /webhooks/sentry.", statusCode: StatusCodes.Status404NotFound)).AllowAnonymous();
    }
}
