using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using SeerDashboard.Store;

namespace SeerDashboard.Access;

/// <summary>How the browser's session is kept.</summary>
internal static class SessionCookie
{
    /// <summary>Browsers share cookies between all ports of a host: each store has a name of its own, so that a demo signs nobody out of another server.</summary>
    internal static void NameAfter(CookieAuthenticationOptions options, IOptions<StoreOptions> store) => options.Cookie.Name = NameOf(store.Value);

    /// <summary>The name for this store; cookies beside the session's begin with it.</summary>
    internal static string NameOf(StoreOptions store) => $"seer-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(store.File())))[..8]}";

    internal static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(7);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = redirect => Refusals.ChallengeAsync(redirect.HttpContext);
        options.Events.OnRedirectToAccessDenied = redirect => Refusals.ForbidAsync(redirect.HttpContext);
        options.Events.OnValidatePrincipal = EndWithItsSecretAsync;
    }

    private static async Task EndWithItsSecretAsync(CookieValidatePrincipalContext session)
    {
        var (request, who) = (session.HttpContext, session.Principal);
        if (who?.FindFirst(People.WallClaim)?.Value is { } wall)
        {
            // A connection of the hub outlives the request that is looked at here; only pages are told when their link ends.
            var isHub = request.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);
            if (!isHub && await request.RequestServices.GetRequiredService<WallLinks>().InForceAsync(wall, request.RequestAborted) is not null)
                return;
            session.RejectPrincipal();
            if (isHub)
                return;
        }
        else
        {
            var current = await request.RequestServices.GetRequiredService<AccessTokens>().CurrentIdAsync(request.RequestAborted);
            if (current is not null && who?.FindFirst(People.TokenClaim)?.Value == current)
                return;
            session.RejectPrincipal();
        }

        await request.SignOutAsync(Schemes.Cookie);
    }
}
