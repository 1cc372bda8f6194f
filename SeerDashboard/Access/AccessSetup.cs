using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;
using SeerDashboard.Access.OpenId;
using SeerDashboard.Store;
using SeerDashboard.Store.Audit;

namespace SeerDashboard.Access;

/// <summary>Puts the sign-in wall around everything but the webhook.</summary>
public static class AccessSetup
{
    /// <summary>Registers options, schemes, policies and the notice at start.</summary>
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsRules>();
        services.AddOptions<PublicAddressOptions>().BindConfiguration("").ValidateOnStart();
        services.AddSingleton<IValidateOptions<PublicAddressOptions>, PublicAddressRules>();
        services.AddSingleton<PublicAddress>().AddSingleton<AccessTokens>().AddSingleton<SignInCodes>().AddSingleton<SignInLinks>();
        services.AddSingleton<SignInAttempts>().AddSingleton<SignIn>().AddSingleton<ApiKeys>().AddSingleton<NameCookie>().AddSingleton<Naming>().AddSingleton<WallLinks>().AddSingleton<Sessions>().AddSingleton<AccessNow>();
        services.AddSingleton<LiveAccess>().AddHostedService(provider => provider.GetRequiredService<LiveAccess>());
        services.AddSingleton<AccessNotice>().AddHostedService(provider => provider.GetRequiredService<AccessNotice>());

        var schemes = services.AddAuthentication(Schemes.Either)
            .AddPolicyScheme(Schemes.Either, displayName: null, options => options.ForwardDefaultSelector = Choose)
            .AddCookie(Schemes.Cookie, SessionCookie.Configure)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.ApiKey, configureOptions: null)
            .AddScheme<AuthenticationSchemeOptions, UnsecuredHandler>(Schemes.Unsecured, configureOptions: null);
        builder.AddOpenId(schemes);
        services.AddOptions<CookieAuthenticationOptions>(Schemes.Cookie).Configure<IOptions<StoreOptions>, IOptions<AccessOptions>>(SessionCookie.NameAfter);
        services.AddAuthorization(Policies);
        services.AddCascadingAuthenticationState();
        services.AddScoped<MeNow>().AddScoped<CircuitHandler, CircuitAccess>();
        services.AddCascadingValue(provider => provider.GetRequiredService<MeNow>().Source);

        // The request log names whole addresses, and a sign-in link carries its secret in one.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        return builder;
    }

    /// <summary>Authentication and authorization; before antiforgery and the endpoints.</summary>
    public static WebApplication UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        var live = app.Services.GetRequiredService<LiveAccess>();
        app.Use(async (http, next) =>
        {
            CallerAddress.Note(http);
            Actor.Enter(People.ActorOf(http.User) ?? Actor.Nobody);
            // Pages are told by their circuit, and stay there to say so.
            using var watched = Lasts(http.Request) ? live.Watch(http.User, http.Abort) : null;
            await next(http);
        });
        // It has to know who asks.
        app.UseAntiforgery();
        return app;
    }

    /// <summary><c>POST /logout</c>.</summary>
    public static WebApplication MapAccess(this WebApplication app)
    {
        app.MapPost("/logout", SignOutAsync).AllowAnonymous();
        app.MapOpenId();
        return app;
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.Problem("The form was out of date. Reload the page and sign out again.", statusCode: StatusCodes.Status400BadRequest, title: "Not signed out");
        if (People.SessionOf(context.User) is { } session)
            await EndAsync(context, session);
        await context.SignOutAsync(Schemes.Cookie);
        // A provider may still know them: the page says so, and how to sign out there.
        return TypedResults.LocalRedirect(OpenIdSetup.IsAsked(context.RequestServices.GetRequiredService<IConfiguration>()) ? "/login?signedOut=yes" : "/login");
    }

    /// <summary>A cookie that is taken away signs out even where the session cannot be.</summary>
    private static async Task EndAsync(HttpContext context, string session)
    {
        try
        {
            await context.RequestServices.GetRequiredService<Sessions>().EndAsync(session, AuditAction.SignedOut, context.RequestAborted);
        }
        catch (Exception error) when (StoreFault.Of(error) is not null)
        {
            // It ends by its time.
        }
    }

    /// <summary>Connections of the hub and streams of events go on after they were asked for.</summary>
    private static bool Lasts(HttpRequest request) =>
        request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/api/events", StringComparison.OrdinalIgnoreCase);

    private static string Choose(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.Kind == AccessMode.Unsecured ? Schemes.Unsecured
        : ApiKeyHandler.IsUsed(context.Request) ? Schemes.ApiKey
        : Schemes.Cookie;

    private static void Policies(AuthorizationOptions options)
    {
        foreach (var role in Roles.All)
            options.AddPolicy(role, policy => policy.RequireRole(Roles.AtLeast(role)));
        options.DefaultPolicy = options.GetPolicy(Roles.Viewer)!;
        // What nobody thought of is closed. The webhook trusts signatures and nothing else, and its wrong methods and paths must say so, not ask for a session.
        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(asked => asked.User.IsInRole(Roles.Viewer) || asked.User.IsInRole(Roles.Operator) || asked.User.IsInRole(Roles.Admin)
                || (asked.Resource is HttpContext request && request.Request.Path.StartsWithSegments("/webhooks", StringComparison.OrdinalIgnoreCase)))
            .Build();
    }
}
