using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SeerDashboard.Samples;

/// <summary>Where this very server can be reached from this machine.</summary>
public sealed class LoopbackAddress(IServer server, IHostApplicationLifetime lifetime)
{
    /// <summary>Cancelled when the server is told to stop.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>Waits until the server listens.</summary>
    /// <exception cref="InvalidOperationException">It listens on nothing that a request can be sent to; the message says so.</exception>
    public async Task<Uri> ListeningAsync(CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(() => started.TrySetResult()))
            await started.Task.WaitAsync(cancel);
        return Best(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            ?? throw new InvalidOperationException("The server listens on no http or https address, so no sample can be sent to it.");
    }

    /// <summary>The address to send to, of those that the server listens on; null when there is none.</summary>
    internal static Uri? Best(IEnumerable<string> addresses) => addresses
        .Select(BindingAddress.Parse)
        .Where(address => !address.IsUnixPipe && !address.IsNamedPipe)
        // Plain HTTP first: a development certificate need not be trusted here.
        .OrderBy(address => address.Scheme.Length)
        .Select(address => new UriBuilder(address.Scheme, Host(address.Host), address.Port, address.PathBase + "/").Uri)
        .FirstOrDefault();

    private static string Host(string host)
    {
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase))
            return host;
        // Any other name, *, + and the unspecified addresses listen everywhere.
        return IPAddress.TryParse(host.Trim('[', ']'), out var ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any)
            ? host
            : IPAddress.Loopback.ToString();
    }
}
