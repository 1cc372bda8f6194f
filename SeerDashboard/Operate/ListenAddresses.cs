using System.Net;
using System.Net.Sockets;

namespace SeerDashboard.Operate;

/// <summary>
/// Says before anything runs why the server cannot listen where <c>Urls</c> says. Found out later, by the web server, it comes with
/// the stack traces of all that was already under way.
/// </summary>
internal static class ListenAddresses
{
    private const string MayBe = "it may be one or more addresses of this machine, such as http://127.0.0.1:5080, with ';' between them";

    /// <summary>One line that names the key and the address; null when the server can listen.</summary>
    /// <param name="urls"><c>Urls</c>; null or empty when something else says where to listen.</param>
    public static string? Problem(string? urls) =>
        (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Wrong).FirstOrDefault(line => line is not null);

    private static string? Wrong(string url)
    {
        if (Parse(url) is not { } address)
            return $"Urls is '{url}'; {MayBe}.";
        if (address.IsUnixPipe || address.IsNamedPipe)
            return null;
        try
        {
            foreach (var each in Endpoints(address))
            {
                using var socket = new Socket(each.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(each);
            }

            return null;
        }
        // A machine without IPv6 cannot bind ::1, which the web server forgives where it is one of two.
        catch (SocketException error) when (error.SocketErrorCode is not (SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable) || IPAddress.TryParse(address.Host, out _))
        {
            return error.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"Urls: {url} is already in use. Stop the other program, or choose another address with --urls http://127.0.0.1:PORT."
                : $"Urls: the server cannot listen on {url} ({error.Message}); {MayBe}.";
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>Null when it is none; the web server would take 'http://localhost:80a' for a host of that name, and listen to everybody on port 80.</summary>
    private static BindingAddress? Parse(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            var known = address.Scheme is "http" or "https" && address.PathBase.Length == 0 && address.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort;
            return known && (address.IsUnixPipe || address.IsNamedPipe || address.Host is "*" or "+" || Uri.CheckHostName(address.Host) != UriHostNameType.Unknown) ? address : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IPEndPoint[] Endpoints(BindingAddress address) => address.Host.ToUpperInvariant() switch
    {
        "LOCALHOST" => [new(IPAddress.Loopback, address.Port), new(IPAddress.IPv6Loopback, address.Port)],
        _ when IPAddress.TryParse(address.Host, out var one) => [new(one, address.Port)],
        _ => [new(IPAddress.Any, address.Port)],
    };
}
