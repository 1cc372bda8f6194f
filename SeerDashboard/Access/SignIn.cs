using System.Net;
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
public sealed class SignIn(AccessTokens tokens, SignInCodes codes, SignInAttempts attempts)
{
    /// <summary>Looks at what somebody entered, or followed as a link.</summary>
    /// <param name="secret">Token or code.</param>
    /// <param name="from">Where the try comes from.</param>
    /// <param name="known">What the browser says they are called.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    /// <returns>Who it is, when the result is <see cref="SignInResult.Done"/>.</returns>
    public async Task<(SignInResult Result, ClaimsPrincipal? Who)> TryAsync(string secret, IPAddress? from, KnownName? known, CancellationToken cancel)
    {
        if (!attempts.MayTry(from))
            return (SignInResult.TooMany, null);
        var token = await tokens.MatchAsync(secret, cancel);
        if (token is null && codes.TryUse(secret))
            token = await tokens.CurrentIdAsync(cancel);
        if (token is null)
        {
            attempts.Failed(from);
            return (SignInResult.Wrong, null);
        }

        return (SignInResult.Done, People.WithToken(token, known));
    }

    /// <summary>Where to go after signing in: <paramref name="returnUrl"/> when it is a page of this server, else the desk. An open redirect would make our own link a phishing link.</summary>
    public static string Target(string? returnUrl) =>
        returnUrl is not null && returnUrl.StartsWith('/') && RedirectHttpResult.IsLocalUrl(returnUrl) && !returnUrl.StartsWith("/login", StringComparison.OrdinalIgnoreCase)
            ? returnUrl
            : "/";
}
