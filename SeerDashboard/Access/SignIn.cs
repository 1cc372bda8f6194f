using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SeerDashboard.Access;

/// <summary>What became of a try to sign in.</summary>
public enum SignInResult
{
    /// <summary>The token or code was right.</summary>
    Done,

    /// <summary>It was neither the token nor a code that is still good.</summary>
    Wrong,

    /// <summary>Too many wrong tries from this address; this one was not looked at.</summary>
    TooMany,
}

/// <summary>Takes an access token or a one-time code for a person.</summary>
public sealed class SignIn(AccessTokens tokens, SignInCodes codes, SignInAttempts attempts, Sessions sessions)
{
    /// <summary>Looks at what somebody entered, or followed as a link.</summary>
    /// <param name="secret">Token or code.</param>
    /// <param name="http">The request of the try.</param>
    /// <param name="known">What the browser says they are called.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    /// <returns>Who it is, when the result is <see cref="SignInResult.Done"/>.</returns>
    public async Task<(SignInResult Result, ClaimsPrincipal? Who)> TryAsync(string secret, HttpContext http, KnownName? known, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        var from = http.Connection.RemoteIpAddress;
        // Where people sign in at a provider, no token is taken: it would be a door beside the one that is watched.
        if (!tokens.IsTaken)
            return (SignInResult.Wrong, null);
        if (!attempts.MayTry(from))
            return (SignInResult.TooMany, null);
        var (token, way) = (await tokens.MatchAsync(secret, cancel), "access token");
        if (token is null && codes.TryUse(secret))
            (token, way) = (await tokens.CurrentIdAsync(cancel), "one-time link");
        if (token is null)
        {
            attempts.Failed(from);
            return (SignInResult.Wrong, null);
        }

        return (SignInResult.Done, await sessions.BeginAsync(http, People.WithToken(token, known), way, cancel));
    }

    /// <summary>Where to go after signing in: <paramref name="returnUrl"/> when it is a page of this server, else the desk. An open redirect would make our own link a phishing link.</summary>
    public static string Target(string? returnUrl) =>
        returnUrl is not null && returnUrl.StartsWith('/') && RedirectHttpResult.IsLocalUrl(returnUrl) && !returnUrl.StartsWith("/login", StringComparison.OrdinalIgnoreCase)
            ? returnUrl
            : "/";
}
