using System.Net;

namespace SeerDashboard.Access;

/// <summary>Addresses share a fixed number of counters, so that no flood of addresses can take memory. Who shares one is another matter in each process.</summary>
internal static class AddressCounters
{
    /// <summary>How many there are.</summary>
    public const int Count = 1024;

    // Whoever has an IPv6 address has the other 2⁶⁴ of its network as well.
    private const int Told = 8;

    /// <summary>The counter of an address; that of none where there is no address, such as on a socket of this machine.</summary>
    public static int Of(IPAddress? address)
    {
        var counted = address ?? IPAddress.None;
        var bytes = counted.IsIPv4MappedToIPv6 ? counted.MapToIPv4().GetAddressBytes() : counted.GetAddressBytes();
        var hash = new HashCode();
        hash.AddBytes(bytes.AsSpan(0, Math.Min(bytes.Length, Told)));
        return (int)((uint)hash.ToHashCode() % Count);
    }
}
