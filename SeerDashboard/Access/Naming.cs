using Microsoft.AspNetCore.Authentication;
using SeerDashboard.Store;

namespace SeerDashboard.Access;

/// <summary>Takes the name that somebody wants to be called by.</summary>
public sealed class Naming(NameCookie cookie, PeopleBook people, SavedViews views, Sessions sessions)
{
    /// <summary>Whether whoever asks can be called otherwise: not a key, whose name is configured, and not a screen on a wall.</summary>
    public static bool IsFree(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.User.Identity?.AuthenticationType == Schemes.Unsecured || Token(http) is not null;
    }

    /// <summary>Calls them so from the next page on; null when they do not want to say. Their saved views come along.</summary>
    /// <param name="http">Their request; the cookies go with its answer.</param>
    /// <param name="name">A cleaned name without a problem, or null.</param>
    /// <param name="cancel">Ends the wait for the store.</param>
    public async Task TakeAsync(HttpContext http, string? name, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        var answer = new KnownName(name);
        var before = Me.Of(http.User).Name;
        // "Not now" is an answer to the question; whoever has a name keeps it.
        if (name is null && !People.IsNameless(http.User))
            return;
        if (name is not null)
        {
            await views.GiveAsync(before, name, cancel);
            await people.SeenAsync(name, cancel);
        }

        cookie.Write(http, answer);
        if (Token(http) is not { } token)
            return;
        var who = People.WithToken(token, answer);
        if (People.SessionOf(http.User) is { } session)
        {
            who = People.InSession(People.WithRole(who, Me.Of(http.User).Role ?? Roles.Viewer), session);
            await sessions.RenameAsync(session, Me.Of(who).Name, cancel);
        }

        await http.SignInAsync(Schemes.Cookie, who, new() { IsPersistent = true });
    }

    private static string? Token(HttpContext http) => http.User.FindFirst(People.TokenClaim)?.Value;
}
