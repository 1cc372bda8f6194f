using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SeerDashboard.Store;

namespace SeerDashboard.Live;

/// <summary>The live part of the app.</summary>
public static class LiveSetup
{
    /// <summary>Where the hub is (CONTRACT.md, "Live").</summary>
    public const string HubPath = "/hubs/seer";

    // The role of the same name, which this folder does not know.
    private const string ViewerPolicy = "Viewer";

    /// <summary>Adds hub, publisher, loop and <see cref="RunFeed"/>; needs the store's services.</summary>
    public static IHostApplicationBuilder AddLive(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<LiveOptions>().BindConfiguration("Live").ValidateOnStart();
        services.AddSingleton<IValidateOptions<LiveOptions>, LiveOptionsCheck>();
        services.AddSignalR().AddJsonProtocol(protocol => protocol.PayloadSerializerOptions = HubJson.Options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => FeedSource.From(provider.GetRequiredService<RunReader>()));
        services.TryAddSingleton<IConnectionFactory, LoopConnections>();
        services.AddSingleton<RunFeed>();
        services.AddSingleton<Push>();
        services.AddHostedService<CatchUp>();
        services.AddHostedService<HubLoop>();
        services.AddHostedService<Publisher>();
        return builder;
    }

    /// <summary>Maps the hub for viewers and up. The policy stands here and not on the hub's methods, where it would keep out the node's own loop.</summary>
    public static WebApplication MapLive(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHub<SeerHub>(HubPath, hub => hub.TransportSendTimeout = SendTimeout(app.Services)).RequireAuthorization(ViewerPolicy);
        return app;
    }

    private static TimeSpan SendTimeout(IServiceProvider services)
    {
        try
        {
            return TimeSpan.FromSeconds(services.GetRequiredService<IOptions<LiveOptions>>().Value.TransportSendTimeoutSeconds);
        }
        catch (Exception error) when (error is OptionsValidationException or InvalidOperationException)
        {
            // The start, a moment later, ends with the same error and says it as it says all of them.
            return TimeSpan.FromSeconds(new LiveOptions().TransportSendTimeoutSeconds);
        }
    }
}
