using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Notify.Outgoing;

/// <summary>Looks a host up.</summary>
/// <param name="host">Its name.</param>
/// <param name="cancel">Ends it.</param>
internal delegate Task<IPAddress[]> HostLookUp(string host, CancellationToken cancel);

/// <summary>An address that this server does not call.</summary>
/// <param name="message">In a person's words: which, why, and what to do.</param>
internal sealed class RefusedAddressException(string message) : Exception(message);

/// <summary>
/// The only way out: a host is looked up once, what was found is judged, and just that is connected to. A name that means something else a
/// moment later (DNS rebinding) gains nothing.
/// </summary>
internal sealed class OutgoingGate(IOptions<OutgoingOptions> options, HostLookUp lookUp)
{
    private readonly AllowedNetworks _allowed = AllowedNetworks.Of(options.Value.AllowedNetworks);

    /// <summary>Connects.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">The port.</param>
    /// <param name="onlyAllowed">Also public addresses are refused unless they are named: for what is not encrypted and ought to be.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="RefusedAddressException">The host is, or is also, at an address that is not called.</exception>
    /// <exception cref="SocketException">There is no such host, or it does not answer.</exception>
    public async Task<NetworkStream> ConnectAsync(string host, int port, bool onlyAllowed, CancellationToken cancel)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await lookUp(host, cancel);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        // One bad address is enough: which of them is taken would be chance.
        if (addresses.Select(address => Complaint(address, onlyAllowed)).FirstOrDefault(each => each is not null) is { } complaint)
            throw new RefusedAddressException(complaint);
        return new NetworkStream(await FirstAsync([.. addresses.OrderBy(address => address.AddressFamily)], port, cancel), ownsSocket: true);
    }

    // The name is not said: it may be what somebody is trying to find out.
    private string? Complaint(IPAddress address, bool onlyAllowed)
    {
        if (_allowed.Has(address))
            return null;
        if (ReservedAddresses.What(address) is { } what)
            return $"The address leads to {address}, which is {what}; such addresses are called only if Notify:AllowedNetworks names them.";
        return onlyAllowed ? "The address begins with http://; use https://, so that nobody on the way reads or changes what is sent." : null;
    }

    private static async Task<Socket> FirstAsync(IPAddress[] addresses, int port, CancellationToken cancel)
    {
        for (var at = 0; ; at++)
        {
            var socket = new Socket(addresses[at].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[at], port), cancel);
                return socket;
            }
            catch (SocketException) when (at < addresses.Length - 1)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
