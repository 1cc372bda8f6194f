using System.Security.Claims;

namespace SeerDashboard.Access;

/// <summary>Makes the principals: who it is, and the one role.</summary>
public static class People
{
    /// <summary>Claim with the id of the access token that began a session, so that the session ends with the token.</summary>
    public const string TokenClaim = "seer:token";

    /// <summary>Whoever signed in with the access token or a code.</summary>
    public static ClaimsPrincipal WithToken(string tokenId) => Make(Schemes.Cookie, "admin", Roles.Admin, new Claim(TokenClaim, tokenId));

    /// <summary>A program with an API key.</summary>
    public static ClaimsPrincipal WithKey(string name, string role) => Make(Schemes.ApiKey, name, role);

    /// <summary>Anybody, where access is not secured.</summary>
    public static ClaimsPrincipal Anybody() => Make(Schemes.Unsecured, "anybody", Roles.Admin);

    private static ClaimsPrincipal Make(string scheme, string name, string role, params ReadOnlySpan<Claim> more) =>
        new(new ClaimsIdentity([new(ClaimTypes.Name, name), new(ClaimTypes.Role, role), .. more], scheme));
}
