using System.Net;
using System.Net.Sockets;

namespace SeerDashboard.Webhooks;

/// <summary>Where a request comes from; behind trusted proxies the address they name.</summary>
/// <param name="Text">The address.</param>
/// <param name="Network">What is counted and bounded as one: whoever has an IPv6 address has the other 2⁶⁴ of its network as well.</param>
internal readonly record struct SenderAddress(string Text, string Network)
{
    private const int HalfOfV6 = 8;

    /// <summary>Of a connection.</summary>
    public static SenderAddress Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>Of an address; "unknown" where there is none, such as a socket of this machine.</summary>
    public static SenderAddress Of(IPAddress? address)
    {
        if (address is null)
            return new("unknown", "unknown");
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var text = address.ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return new(text, text);
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, HalfOfV6, bytes.Length - HalfOfV6);
        return new(text, $"{new IPAddress(bytes)}/{HalfOfV6 * 8}");
    }
}
