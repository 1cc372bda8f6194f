using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SeerDashboard.Store;

namespace SeerDashboard.Access.OpenId;

/// <summary>Signing in at an identity provider: authorization code with PKCE, and a session here from then on.</summary>
internal static partial class OpenIdSetup
{
    /// <summary>Where a browser is sent to the provider from; a link, since a form may only be sent here.</summary>
    public const string StartPath = "/login/start";

    /// <summary>Where it signs out of the provider as well.</summary>
    public const string EndPath = "/login/end";

    private static readonly string[] Always = ["openid", "profile"];

    /// <summary>Whether this mode is asked for: the handler looks at every request, so it is only there then.</summary>
    public static bool IsAsked(IConfiguration all) => nameof(AccessMode.OpenIdConnect).Equals(all[$"{AccessOptions.Section}:Mode"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds the provider.</summary>
    public static void AddOpenId(this WebApplicationBuilder builder, AuthenticationBuilder schemes)
    {
        if (!IsAsked(builder.Configuration))
            return;
        builder.Services.AddOptions<OpenIdOptions>().BindConfiguration(OpenIdOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<OpenIdOptions>, OpenIdRules>();
        schemes.AddOpenIdConnect(Schemes.OpenId, _ => { });
        builder.Services.AddOptions<OpenIdConnectOptions>(Schemes.OpenId).Configure<IOptions<OpenIdOptions>>((to, from) => Configure(to, from.Value));
    }

    /// <summary>Maps where a browser is sent to the provider and back from it.</summary>
    public static void MapOpenId(this WebApplication app)
    {
        if (!IsAsked(app.Configuration))
            return;
        app.MapGet(StartPath, (string? returnUrl) => TypedResults.Challenge(new() { RedirectUri = SignIn.Target(returnUrl), IsPersistent = true }, [Schemes.OpenId])).AllowAnonymous();
        app.MapGet(EndPath, () => TypedResults.SignOut(new() { RedirectUri = "/login" }, [Schemes.OpenId])).AllowAnonymous();
    }

    private static void Configure(OpenIdConnectOptions to, OpenIdOptions from)
    {
        (to.Authority, to.ClientId, to.ClientSecret) = (from.Authority, from.ClientId, from.ClientSecret.Length == 0 ? null : from.ClientSecret);
        to.RequireHttpsMetadata = !OpenIdRules.IsLoopback(from.Authority);
        to.SignInScheme = Schemes.Cookie;
        to.ResponseType = OpenIdConnectResponseType.Code;
        // In the address and not in a form: cookies of this server come along with a form of another one only where they go everywhere.
        to.ResponseMode = OpenIdConnectResponseMode.Query;
        to.UsePkce = true;
        to.MapInboundClaims = false;
        to.GetClaimsFromUserInfoEndpoint = true;
        to.SaveTokens = false;
        // Anybody's link could sign somebody out by it, and it ends no session here.
        to.RemoteSignOutPath = PathString.Empty;
        (to.CorrelationCookie.SameSite, to.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        (to.CorrelationCookie.SecurePolicy, to.NonceCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
        to.Scope.Clear();
        foreach (var scope in Always.Concat(from.Scopes).Distinct(StringComparer.Ordinal))
            to.Scope.Add(scope);
        foreach (var claim in new[] { from.RoleClaim, from.NameClaim, "preferred_username", "email" }.Distinct(StringComparer.Ordinal))
            to.ClaimActions.MapJsonKey(claim, claim);
        to.TokenValidationParameters.NameClaimType = from.NameClaim;
        to.TokenValidationParameters.RoleClaimType = from.RoleClaim;
        to.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        to.Events = new OpenIdConnectEvents
        {
            OnTicketReceived = ReceivedAsync,
            OnRemoteFailure = FailedAsync,
            OnAccessDenied = denied =>
            {
                denied.HandleResponse();
                denied.Response.Redirect("/login?refused=denied");
                return Task.CompletedTask;
            },
            OnTokenResponseReceived = response =>
            {
                // The protocol lets a token that comes straight from the provider go unsigned. Here none does.
                if (!new JsonWebTokenHandler().CanReadToken(response.TokenEndpointResponse.IdToken) || new JsonWebToken(response.TokenEndpointResponse.IdToken) is not { EncodedSignature.Length: > 0, Alg: not "none" })
                    response.Fail("The provider's token is not signed.");
                return Task.CompletedTask;
            },
            OnRedirectToIdentityProviderForSignOut = leaving =>
            {
                // No token of theirs is kept here; this tells the provider who sends the browser.
                leaving.ProtocolMessage.ClientId = from.ClientId;
                return Task.CompletedTask;
            },
        };
    }

    private static async Task ReceivedAsync(TicketReceivedContext ticket)
    {
        var services = ticket.HttpContext.RequestServices;
        var options = services.GetRequiredService<IOptions<OpenIdOptions>>().Value;
        if (OpenIdPeople.Of(ticket.Principal ?? new ClaimsPrincipal(), options) is not { } who)
        {
            ticket.HandleResponse();
            ticket.Response.Redirect("/login?refused=role");
            return;
        }

        // The way back comes before anybody looked at the cookie, and the session that this browser had ends.
        if ((await ticket.HttpContext.AuthenticateAsync(Schemes.Cookie)).Principal is { } before)
            ticket.HttpContext.User = before;
        who = People.Called(who, await NameAsync(services, who, ticket.HttpContext.RequestAborted));
        ticket.Principal = await services.GetRequiredService<Sessions>().BeginAsync(ticket.HttpContext, who, options.DisplayName, ticket.HttpContext.RequestAborted);
    }

    /// <summary>While the store cannot be written nobody knows who has which name: it is told apart then.</summary>
    private static async Task<string> NameAsync(IServiceProvider services, ClaimsPrincipal who, CancellationToken cancel)
    {
        var (name, subject) = (who.Identity!.Name!, SecretHash.Of(who.FindFirst(People.SubjectClaim)!.Value).Hex);
        try
        {
            return await services.GetRequiredService<PeopleBook>().HoldAsync(name, subject, cancel).WaitAsync(Sessions.Patience, cancel);
        }
        catch (Exception error) when (error is TimeoutException || StoreFault.Of(error) is not null)
        {
            return PeopleBook.Apart(name, subject);
        }
    }

    private static Task FailedAsync(RemoteFailureContext failed)
    {
        Refused(failed.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdOptions>>(), failed.Failure?.Message ?? "no reason was given");
        failed.HandleResponse();
        failed.Response.Redirect("/login?refused=failed");
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in at the identity provider was refused: {Reason}")]
    private static partial void Refused(ILogger log, string reason);
}
