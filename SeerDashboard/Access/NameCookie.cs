using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using SeerDashboard.Store;

namespace SeerDashboard.Access;

/// <summary>Remembers in a browser what its person answered when asked for a name. It outlives sessions, so that nobody is asked twice; it gives no access.</summary>
public sealed class NameCookie(IDataProtectionProvider protection, IOptions<StoreOptions> store)
{
    // What browsers keep a cookie at most.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly IDataProtector _protector = protection.CreateProtector("SeerDashboard.Access.NameCookie");
    private readonly string _name = SessionCookie.NameOf(store.Value) + "-name";

    /// <summary>The answer; null when there was none, or not from here.</summary>
    public KnownName? Read(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Cookies[_name] is not { Length: > 0 and < 4096 } kept)
            return null;
        try
        {
            var name = _protector.Unprotect(kept);
            return name.Length == 0 ? new(Name: null) : DisplayName.Problem(name) is null ? new(name) : null;
        }
        catch (CryptographicException)
        {
            // Made with keys that this server does not have, or by somebody else.
            return null;
        }
    }

    /// <summary>Keeps the answer.</summary>
    public void Write(HttpContext http, KnownName answer)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(answer);
        http.Response.Cookies.Append(_name, _protector.Protect(answer.Name ?? ""), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = Kept,
            IsEssential = true,
        });
    }
}
