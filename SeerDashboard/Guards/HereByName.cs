using System.Net;
using Microsoft.Extensions.Options;
using SeerDashboard.Access;

namespace SeerDashboard.Guards;

/// <summary>
/// An unsecured server on this machine is reached by its browsers, and so by every page that is open in them whose name can be made to lead here (DNS rebinding):
/// to the browser that page is then from here. So it is asked for by a name of this machine, or by that of <c>PublicUrl</c>.
/// </summary>
internal sealed class HereByName(RequestDelegate next, IOptions<AccessOptions> options, PublicAddress address)
{
    // These need no session anywhere: who calls them may be on the way through a tunnel that has a name of its own.
    private static readonly string[] Open = ["/webhooks", "/healthz", "/readyz"];

    /// <summary>421 where another name was asked for.</summary>
    public Task InvokeAsync(HttpContext context) => IsStrange(context.Request)
        ? TypedResults.Problem(
            $"Access:Mode is Unsecured, so this server answers as localhost and as PublicUrl says, not as '{context.Request.Host}'. Set PublicUrl to the address that people use, or Access:UnsecuredOnAnyAddress to true.",
            statusCode: StatusCodes.Status421MisdirectedRequest,
            title: "Not from here").ExecuteAsync(context)
        : next(context);

    private bool IsStrange(HttpRequest request) =>
        options.Value is { Kind: AccessMode.Unsecured, UnsecuredOnAnyAddress: false }
        && !IsOfThisMachine(request.Host.Host)
        && !(Uri.TryCreate(address.Configured, UriKind.Absolute, out var known) && string.Equals(known.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase))
        && !Array.Exists(Open, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    // A request without a name comes from no browser.
    private static bool IsOfThisMachine(string host) =>
        host.Length == 0 || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var own) && IPAddress.IsLoopback(own));
}
