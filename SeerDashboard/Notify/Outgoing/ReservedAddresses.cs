using System.Net;
using System.Net.Sockets;

namespace SeerDashboard.Notify.Outgoing;

/// <summary>
/// Addresses that are not on the public internet: of this machine, of the network around it, of clouds' metadata, and those that nobody has
/// (IANA's special-purpose registries, RFC 6890). A server that can be made to call them gives away what only it can reach.
/// </summary>
internal static class ReservedAddresses
{
    private static readonly (IPNetwork Network, string What)[] Four =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "of this machine"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "of a provider's own network"),
        (IPNetwork.Parse("127.0.0.0/8"), "of this machine"),
        (IPNetwork.Parse("168.63.129.16/32"), "of a cloud's own services"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local, where clouds keep their metadata"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "for documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "reserved"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "for documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "for documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("255.255.255.255/32"), "broadcast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
    ];

    private static readonly (IPNetwork Network, string What)[] Six =
    [
        (IPNetwork.Parse("::/128"), "of this machine"),
        (IPNetwork.Parse("::1/128"), "of this machine"),
        (IPNetwork.Parse("fc00::/7"), "unique local"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("fec0::/10"), "site-local"),
        (IPNetwork.Parse("ff00::/8"), "multicast"),
        (IPNetwork.Parse("2001:db8::/32"), "for documentation"),
        (IPNetwork.Parse("3fff::/20"), "for documentation"),
        (IPNetwork.Parse("2001:2::/48"), "for benchmarks"),
    ];

    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");
    private static readonly IPNetwork Protocols = IPNetwork.Parse("2001::/23");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork Public = IPNetwork.Parse("2000::/3");

    /// <summary>What kind of address it is, such as "private"; null for one on the public internet.</summary>
    public static string? What(IPAddress address)
    {
        // First: networks of IPv6 are compared with the IPv4 part of a mapped address, which finds 1.2.3.4 in fc00::/7.
        if (address.IsIPv4MappedToIPv6)
            return What(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return In(Four, address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return "of an unknown kind";
        if (In(Six, address) is { } what)
            return what;
        if (CarriedAddresses.In(address).Select(carried => In(Four, carried)).FirstOrDefault(each => each is not null) is { } within)
            return within;
        if (Translated.Contains(address) || Teredo.Contains(address))
            return null;
        // What is not given to anybody yet may become anything.
        return Public.Contains(address) && !Protocols.Contains(address) ? null : "reserved";
    }

    private static string? In((IPNetwork Network, string What)[] networks, IPAddress address) => networks.FirstOrDefault(each => each.Network.Contains(address)).What;
}
