using System.Security.Claims;

namespace SeerDashboard.Access;

/// <summary>Where requests come from; behind trusted proxies the address they name.</summary>
public static class CallerAddress
{
    /// <summary>The address; null where there is none, such as a socket of this machine.</summary>
    public static string? Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var address = http.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
    }

    /// <summary>Notes it beside who asks, for a circuit that outlives its request. Not of their own identity, which a cookie would keep.</summary>
    internal static void Note(HttpContext http)
    {
        if (http.User.Identity?.IsAuthenticated == true && Of(http) is { } address)
            http.User.AddIdentity(new ClaimsIdentity([new(People.FromClaim, address)]));
    }
}
