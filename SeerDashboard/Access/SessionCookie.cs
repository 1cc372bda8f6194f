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
    internal static void NameAfter(CookieAuthenticationOptions options, IOptions<StoreOptions> store, IOptions<AccessOptions> access) =>
        (options.Cookie.Name, options.ExpireTimeSpan) = (NameOf(store.Value), TimeSpan.FromDays(access.Value.SessionIdleDays));

    /// <summary>The name for this store; cookies beside the session's begin with it.</summary>
    internal static string NameOf(StoreOptions store) => $"seer-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(store.File())))[..8]}";

    internal static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = redirect => Refusals.ChallengeAsync(redirect.HttpContext);
        options.Events.OnRedirectToAccessDenied = redirect => Refusals.ForbidAsync(redirect.HttpContext);
        options.Events.OnValidatePrincipal = HoldsStillAsync;
    }

    private static async Task HoldsStillAsync(CookieValidatePrincipalContext session)
    {
        var (request, who) = (session.HttpContext, session.Principal);
        // A connection of the hub tells of every run; a screen on a wall shows what its link opens.
        if (who?.HasClaim(claim => claim.Type == People.WallClaim) == true && request.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase))
        {
            session.RejectPrincipal();
            return;
        }

        var now = who is null ? null : await request.RequestServices.GetRequiredService<AccessNow>().OfAsync(who, request.RequestAborted);
        if (now is null)
        {
            session.RejectPrincipal();
            await request.SignOutAsync(Schemes.Cookie);
            return;
        }

        if (!ReferenceEquals(now, who))
            session.ReplacePrincipal(now);
        var sessions = request.RequestServices.GetRequiredService<Sessions>();
        if (People.SessionOf(now) is { } id && await sessions.InForceAsync(id, request.RequestAborted) is { } known)
            sessions.Seen(known, CallerAddress.Of(request));
    }
}
