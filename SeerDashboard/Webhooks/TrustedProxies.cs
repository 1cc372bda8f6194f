using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace SeerDashboard.Webhooks;

/// <summary>The proxies that say truly for whom they ask (<c>Webhooks:TrustedProxies</c>). Nobody else is believed: anyone can send such headers.</summary>
internal static class TrustedProxies
{
    /// <summary>An address is the network of itself; null when it is neither.</summary>
    public static IPNetwork? Parse(string? text) =>
        IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network : null;

    /// <summary>What the middleware believes, and from whom.</summary>
    /// <remarks>
    /// Not <c>X-Forwarded-Host</c>: a proxy passes on what a browser made up unless it is told not to, and sign-in links would go there.
    /// The number of hops needs no limit, for each of them has to be trusted.
    /// </remarks>
    public static ForwardedHeadersOptions Options(IReadOnlyList<string> trusted)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted.Select(Parse).OfType<IPNetwork>())
            options.KnownIPNetworks.Add(network);
        return options;
    }
}
