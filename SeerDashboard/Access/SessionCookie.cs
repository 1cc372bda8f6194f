using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace SeerDashboard.Access;

/// <summary>How the browser's session is kept.</summary>
internal static class SessionCookie
{
    internal static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "seer";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(7);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = redirect => Refusals.ChallengeAsync(redirect.HttpContext);
        options.Events.OnRedirectToAccessDenied = redirect => Refusals.ForbidAsync(redirect.HttpContext);
        options.Events.OnValidatePrincipal = EndWithTokenAsync;
    }

    private static async Task EndWithTokenAsync(CookieValidatePrincipalContext session)
    {
        var tokens = session.HttpContext.RequestServices.GetRequiredService<AccessTokens>();
        var current = await tokens.CurrentIdAsync(session.HttpContext.RequestAborted);
        if (current is not null && session.Principal?.FindFirst(People.TokenClaim)?.Value == current)
            return;
        session.RejectPrincipal();
        await session.HttpContext.SignOutAsync(Schemes.Cookie);
    }
}
