using System.Security.Claims;

namespace SeerDashboard.Access;

/// <summary>What somebody may do at this moment: sessions end, keys are revoked, roles change while pages and connections stay open.</summary>
public sealed class AccessNow(Sessions sessions, AccessTokens tokens, WallLinks walls, ApiKeys keys)
{
    /// <summary>The same principal, or the same person with the role they have by now; null when they may do nothing any more.</summary>
    public async ValueTask<ClaimsPrincipal?> OfAsync(ClaimsPrincipal who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (who.Identity?.AuthenticationType == Schemes.Unsecured)
            return who;
        if (who.FindFirst(People.WallClaim)?.Value is { } wall)
            return await walls.InForceAsync(wall, cancel) is null ? null : who;
        if (who.FindFirst(People.KeyClaim)?.Value is { } key)
            return await keys.IsInForceAsync(key, cancel) ? who : null;
        // A session that was begun with the access token ends with it; and one of another way to sign in, once that is the way no more.
        var token = who.FindFirst(People.TokenClaim)?.Value;
        if (token is null == tokens.IsTaken || (token is not null && token != await tokens.CurrentIdAsync(cancel)))
            return null;
        if (People.SessionOf(who) is not { } id || await sessions.InForceAsync(id, cancel) is not { } session)
            return null;
        return who.IsInRole(session.Role) ? who : People.WithRole(who, session.Role);
    }
}
