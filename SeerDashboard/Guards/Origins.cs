using SeerDashboard.Access;

namespace SeerDashboard.Guards;

/// <summary>
/// Tells what another site's page sent, in the browser of somebody who may look here. Browsers say where a request comes from; what says nothing
/// is no browser. A program with a key is asked nothing: no browser adds one by itself. A name and password for a proxy (<c>Basic</c>) are
/// another matter: those a browser adds to everybody's requests.
/// </summary>
public sealed class Origins(PublicAddress address)
{
    /// <summary>What a foreign request is told.</summary>
    public const string Refusal =
        "The browser says that another site's page sent this. Use the dashboard's own pages, or a key: 'Authorization: Bearer KEY'. Behind a proxy, set PublicUrl to the address that people use.";

    /// <summary>Whether another site's page sent it.</summary>
    public bool IsForeign(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (ApiKeyHandler.IsUsed(request))
            return false;
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is not ("same-origin" or "none");
        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin)
            return false;
        // Behind a proxy the request's own host is not the one that the browser used.
        return !Uri.TryCreate(origin, UriKind.Absolute, out var from) || !(IsHere(from, request) || IsPublic(from));
    }

    /// <summary>Of a page that came in the clear, anybody on the way may have written; behind a proxy that ends TLS only the page's own scheme is known.</summary>
    private static bool IsHere(Uri from, HttpRequest request) =>
        string.Equals(from.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && from.Port == (request.Host.Port ?? (from.Scheme == Uri.UriSchemeHttps ? 443 : 80))
        && (from.Scheme == Uri.UriSchemeHttps || (from.Scheme == Uri.UriSchemeHttp && !request.IsHttps));

    private bool IsPublic(Uri from) =>
        Uri.TryCreate(address.Configured, UriKind.Absolute, out var known) && from.Scheme == known.Scheme && from.Authority == known.Authority;
}
