using System.Security.Claims;
using SeerDashboard.Store.Audit;

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

    /// <summary>Claim with the id of a browser's session (<see cref="Sessions"/>).</summary>
    public const string SessionClaim = "seer:session";

    /// <summary>Claim with what an identity provider calls somebody.</summary>
    public const string SubjectClaim = "seer:subject";

    /// <summary>Claim with the id of the key that a program sent.</summary>
    public const string KeyClaim = "seer:key";

    /// <summary>Claim with the address that a request comes from; never kept in a cookie.</summary>
    public const string FromClaim = "seer:from";

    /// <summary>What somebody with the access token is called until they say their name.</summary>
    public const string Admin = "admin";

    /// <summary>What somebody is called where access is not secured, until they say their name.</summary>
    public const string AnybodyName = "anybody";

    /// <summary>Whoever signed in with the access token or a code.</summary>
    /// <param name="tokenId">Id of the token in force.</param>
    /// <param name="known">What this browser is known to call them; null when it was never asked.</param>
    public static ClaimsPrincipal WithToken(string tokenId, KnownName? known = null) =>
        Make(Schemes.Cookie, known?.Name ?? Admin, Roles.Admin, [new(TokenClaim, tokenId), .. Asked(known)]);

    /// <summary>Whoever an identity provider vouches for.</summary>
    /// <param name="subject">What the provider calls them, for good.</param>
    /// <param name="name">What they are called here.</param>
    /// <param name="role">What they may do.</param>
    public static ClaimsPrincipal FromProvider(string subject, string name, string role) => Make(Schemes.Cookie, name, role, [new(SubjectClaim, subject)]);

    /// <summary>A program with an API key.</summary>
    public static ClaimsPrincipal WithKey(string name, string role, string? id = null) => Make(Schemes.ApiKey, name, role, id is null ? [] : [new(KeyClaim, id)]);

    /// <summary>Anybody, where access is not secured.</summary>
    public static ClaimsPrincipal Anybody(KnownName? known = null) => Make(Schemes.Unsecured, known?.Name ?? AnybodyName, Roles.Admin, Asked(known));

    /// <summary>A screen on a wall.</summary>
    public static ClaimsPrincipal OnTheWall(string linkId, string name) => Make(Schemes.Cookie, name, Roles.Viewer, [new(WallClaim, linkId)]);

    /// <summary>The same person, in a session.</summary>
    public static ClaimsPrincipal InSession(ClaimsPrincipal who, string session) => Again(who, SessionClaim, session);

    /// <summary>The same person with another role.</summary>
    public static ClaimsPrincipal WithRole(ClaimsPrincipal who, string role) => Again(who, ClaimTypes.Role, role);

    /// <summary>The same person by another name.</summary>
    public static ClaimsPrincipal Called(ClaimsPrincipal who, string name) => Again(who, ClaimTypes.Name, name);

    /// <summary>The id of a browser's session; null for whoever has none.</summary>
    public static string? SessionOf(ClaimsPrincipal who)
    {
        ArgumentNullException.ThrowIfNull(who);
        return who.FindFirst(SessionClaim)?.Value;
    }

    /// <summary>As the log of actions names them; null for nobody.</summary>
    /// <param name="who">Who.</param>
    /// <param name="from">The address that they come from; null: as <see cref="FromClaim"/> says.</param>
    public static Actor? ActorOf(ClaimsPrincipal who, string? from = null) => Me.Of(who) is { Role: { } role } me
        ? new(me.Name, role, who.Identity?.AuthenticationType == Schemes.ApiKey ? ActorWay.Key : ActorWay.Page, from ?? who.FindFirst(FromClaim)?.Value)
        : null;

    /// <summary>No name was given. A key's name is the one that was configured, whatever it is.</summary>
    public static bool IsNameless(ClaimsPrincipal who)
    {
        ArgumentNullException.ThrowIfNull(who);
        return who.Identity switch
        {
            { AuthenticationType: Schemes.Cookie, Name: Admin } => who.HasClaim(claim => claim.Type == TokenClaim),
            { AuthenticationType: Schemes.Unsecured, Name: AnybodyName } => true,
            _ => false,
        };
    }

    /// <summary>With one claim of that type, and this value.</summary>
    private static ClaimsPrincipal Again(ClaimsPrincipal who, string type, string value)
    {
        var of = who.Identities.First();
        return new(new ClaimsIdentity([.. of.Claims.Where(claim => claim.Type != type), new(type, value)], of.AuthenticationType));
    }

    private static Claim[] Asked(KnownName? known) => known is { Name: null } ? [new(AskedClaim, "yes")] : [];

    private static ClaimsPrincipal Make(string scheme, string name, string role, Claim[] more) =>
        // The identifier stays when the name changes: forms are bound to it, and one that was open meanwhile must still be taken.
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{scheme}:{more.FirstOrDefault(claim => claim.Type != AskedClaim)?.Value}"), new(ClaimTypes.Name, name), new(ClaimTypes.Role, role), .. more], scheme));
}
