using System.Net;

namespace SeerDashboard.Notify.Outgoing;

/// <summary>IPv4 addresses that stand in IPv6 ones: a packet to the one ends at the other.</summary>
internal static class CarriedAddresses
{
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>Those in <paramref name="address"/>, which is not simply a mapped one: compatible (RFC 4291), of NAT64 (RFC 6052), 6to4 (RFC 3056), Teredo (RFC 4380) and ISATAP (RFC 5214).</summary>
    public static IEnumerable<IPAddress> In(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (Compatible.Contains(address) || Translated.Contains(address) || IsIsatap(bytes))
            yield return new IPAddress(bytes.AsSpan(12, 4));
        if (SixToFour.Contains(address))
            yield return new IPAddress(bytes.AsSpan(2, 4));
        if (!Teredo.Contains(address))
            yield break;
        yield return new IPAddress(bytes.AsSpan(4, 4));
        yield return new IPAddress([.. bytes.AsSpan(12, 4).ToArray().Select(each => (byte)~each)]);
    }

    private static bool IsIsatap(byte[] bytes) => bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5E && bytes[11] == 0xFE;
}
