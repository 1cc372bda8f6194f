using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;

namespace SeerDashboard.Guards;

/// <summary>Hostile requests: what is refused before anything else looks at it, and what browsers are told of every answer.</summary>
public static class GuardsSetup
{
    // Nothing but the webhook takes much, and that sets a limit of its own. Pages without WebSockets post what they have to say, and files to import, in parts.
    private const int LargestBodyBytes = 1024 * 1024;

    /// <summary>Sets the server's limits, and adds what the guards need.</summary>
    public static WebApplicationBuilder AddGuards(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        // A line that ends with LF alone ends elsewhere for others (RFC 9112 §2.2 leaves it open). There is no option for it.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", isEnabled: true);
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 100;
            kestrel.Limits.MaxRequestBodySize = LargestBodyBytes;
        });
        // "DetailedErrors" in somebody's environment would tell browsers what went wrong inside.
        var isDeveloped = builder.Environment.IsDevelopment();
        builder.Services.PostConfigure<CircuitOptions>(circuits => circuits.DetailedErrors = isDeveloped);
        builder.Services.PostConfigure<HubOptions>(hubs => hubs.EnableDetailedErrors = isDeveloped);
        builder.Services.AddSingleton<Origins>().AddSingleton<ApiPace>();
        builder.Services.AddSecurityHeaderPolicies().SetPolicySelector(answer => ResponseHeaders.For(answer.HttpContext.Response));
        return builder;
    }

    /// <summary>After what knows the client behind a proxy, before all that answers.</summary>
    public static WebApplication UseGuards(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseSecurityHeaders();
        app.UseMiddleware<RequestShape>();
        app.UseMiddleware<HereByName>();
        app.UseMiddleware<LastingConnections>();
        app.Use((context, next) => context.RequestServices.GetRequiredService<ApiPace>().InvokeAsync(context, next));
        return app;
    }
}
