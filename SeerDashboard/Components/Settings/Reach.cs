using System.Net;
using System.Net.Sockets;

namespace SeerDashboard.Components.Settings;

/// <summary>Why Sentry could not deliver to an address.</summary>
public enum ReachProblem
{
    /// <summary>Nothing speaks against it.</summary>
    None,

    /// <summary>It means the machine itself.</summary>
    Loopback,

    /// <summary>It is known in one network only.</summary>
    Private,

    /// <summary>It is not encrypted.</summary>
    Http,
}

/// <summary>Tells from an address alone what stands in Sentry's way; nothing is asked of the network.</summary>
public static class Reach
{
    private static readonly string[] PrivateEnds = [".local", ".internal", ".lan", ".home.arpa"];

    /// <summary>The first problem that <paramref name="address"/> shows.</summary>
    public static ReachProblem Of(Uri address) =>
        IsLoopback(address) ? ReachProblem.Loopback
        : IsPrivate(address) ? ReachProblem.Private
        : address.Scheme == Uri.UriSchemeHttp ? ReachProblem.Http
        : ReachProblem.None;

    private static bool IsLoopback(Uri address) =>
        address.IsLoopback || address.DnsSafeHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || address.DnsSafeHost is "0.0.0.0" or "::";

    private static bool IsPrivate(Uri address)
    {
        if (address.HostNameType == UriHostNameType.Dns)
        {
            var host = address.DnsSafeHost.TrimEnd('.');
            return !host.Contains('.', StringComparison.Ordinal) || Array.Exists(PrivateEnds, end => host.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        }

        if (!IPAddress.TryParse(address.DnsSafeHost, out var ip))
            return false;
        if (ip.IsIPv4MappedToIPv6)
            ip = ip.MapToIPv4();
        if (ip.AddressFamily == AddressFamily.InterNetworkV6)
            return ip.IsIPv6LinkLocal || ip.IsIPv6UniqueLocal || ip.IsIPv6SiteLocal;
        // RFC 1918, RFC 3927 (link-local) and RFC 6598 (carrier-grade NAT).
        return ip.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..];
    }
}
