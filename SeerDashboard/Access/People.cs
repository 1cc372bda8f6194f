using System.Security.Claims;

namespace SeerDashboard.Access;

/// <summary>Makes the principals: who it is, and the one role.</summary>
public static class People
{
    /// <summary>Claim with the id of the access token that began a session, so that the session ends with the token.</summary>
    public const string TokenClaim = "seer:token";

    /// <summary>Claim with the id of the link that opened a screen on a wall, so that its session ends with the link.</summary>
    public const string WallClaim = "seer:wall";

    /// <summary>Claim of those who were asked for a name and gave none.</summary>
    public const string AskedClaim = "seer:asked";

    /// <summary>What somebody with the access token is called until they say their name.</summary>
    public const string Admin = "admin";

    /// <summary>What somebody is called where access is not secured, until they say their name.</summary>
    public const string AnybodyName = "anybody";

    /// <summary>Whoever signed in with the access token or a code.</summary>
    /// <param name="tokenId">Id of the token in force.</param>
    /// <param name="known">What this browser is known to call them; null when it was never asked.</param>
    public static ClaimsPrincipal WithToken(string tokenId, KnownName? known = null) =>
        Make(Schemes.Cookie, known?.Name ?? Admin, Roles.Admin, [new(TokenClaim, tokenId), .. Asked(known)]);

    /// <summary>A program with an API key.</summary>
    public static ClaimsPrincipal WithKey(string name, string role) => Make(Schemes.ApiKey, name, role, []);

    /// <summary>Anybody, where access is not secured.</summary>
    public static ClaimsPrincipal Anybody(KnownName? known = null) => Make(Schemes.Unsecured, known?.Name ?? AnybodyName, Roles.Admin, Asked(known));

    /// <summary>A screen on a wall.</summary>
    public static ClaimsPrincipal OnTheWall(string linkId, string name) => Make(Schemes.Cookie, name, Roles.Viewer, [new(WallClaim, linkId)]);

    /// <summary>No name was given. A key's name is the one that was configured, whatever it is.</summary>
    public static bool IsNameless(ClaimsPrincipal who)
    {
        ArgumentNullException.ThrowIfNull(who);
        return who.Identity switch
        {
            { AuthenticationType: Schemes.Cookie, Name: Admin } => !who.HasClaim(claim => claim.Type == WallClaim),
            { AuthenticationType: Schemes.Unsecured, Name: AnybodyName } => true,
            _ => false,
        };
    }

    private static Claim[] Asked(KnownName? known) => known is { Name: null } ? [new(AskedClaim, "yes")] : [];

    private static ClaimsPrincipal Make(string scheme, string name, string role, Claim[] more) =>
        // The identifier stays when the name changes: forms are bound to it, and one that was open meanwhile must still be taken.
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{scheme}:{more.FirstOrDefault(claim => claim.Type != AskedClaim)?.Value}"), new(ClaimTypes.Name, name), new(ClaimTypes.Role, role), .. more], scheme));
}
