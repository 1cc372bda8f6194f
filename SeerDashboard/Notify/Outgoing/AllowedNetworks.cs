using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SeerDashboard.Notify.Outgoing;

/// <summary>What may be called although it is not on the public internet; read from a setting.</summary>
internal sealed class AllowedNetworks
{
    // Wider ones would switch the guard off as a whole: /7 are all unique local addresses.
    private const int WidestFour = 8;
    private const int WidestSix = 7;

    private readonly IReadOnlyList<IPNetwork> _networks;

    private AllowedNetworks(IReadOnlyList<IPNetwork> networks) => _networks = networks;

    /// <summary>Those that <paramref name="setting"/> names; entries that cannot be read are left out, since <see cref="Complaint"/> stops the start for them.</summary>
    public static AllowedNetworks Of(string? setting) => new([.. Entries(setting).Select(Read).OfType<IPNetwork>()]);

    /// <summary>What is wrong with <paramref name="setting"/> and what it may be; null when nothing is.</summary>
    public static string? Complaint(string? setting)
    {
        foreach (var entry in Entries(setting))
        {
            if (Read(entry) is not { } network)
                return $"has '{entry}'; each of its entries may be an address, such as 10.1.2.3 or fd00::5, or a network, such as 10.0.0.0/8 or fd00::/8, with ',' between them. Names are not looked up, and a network begins with its first address.";
            if (network.PrefixLength < (IsFour(network.BaseAddress) ? WidestFour : WidestSix))
                return $"has '{entry}', which is too wide: it may be at most /{(IsFour(network.BaseAddress) ? WidestFour : WidestSix)}. Name only the networks whose servers are to be told something.";
        }

        return null;
    }

    /// <summary>Whether <paramref name="address"/> is named.</summary>
    public bool Has(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.Any(network => network.Contains(plain));
    }

    private static string[] Entries(string? setting) => (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork? Read(string entry)
    {
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        if (Address(slash < 0 ? entry : entry[..slash]) is not { } address)
            return null;
        var all = IsFour(address) ? 32 : 128;
        if (slash < 0)
            return new IPNetwork(address, all);
        if (!int.TryParse(entry.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > all)
            return null;
        // 10.1.2.3/8 may mean the address or the network; whoever wrote it has to say which.
        var network = new IPNetwork(First(address, length), length);
        return network.BaseAddress.Equals(address) ? network : null;
    }

    /// <summary>Written out in full: <c>10.1</c> would be 10.0.0.1, and <c>010.0.0.1</c> is 8.0.0.1.</summary>
    private static IPAddress? Address(string text)
    {
        if (!IPAddress.TryParse(text, out var address) || text.AsSpan().ContainsAny('%', '[', ']') || address.IsIPv4MappedToIPv6)
            return null;
        return !IsFour(address) || string.Equals(address.ToString(), text, StringComparison.Ordinal) ? address : null;
    }

    private static IPAddress First(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPAddress(bytes);
    }

    private static bool IsFour(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork;
}
