using System.Net;
using SeerDashboard.Access;

namespace SeerDashboard.Operate;

/// <summary>Says before anything runs that an unsecured server would be open to others than this machine, unless a second key allows it: one mistyped line must not publish private code.</summary>
internal static class UnsecuredReach
{
    private const string Other = "http://127.0.0.1:5080";

    /// <summary>One line that names the keys; null when only this machine reaches the server, when it is secured, or when both keys say so.</summary>
    public static string? Problem(IConfiguration settings, AccessOptions access) =>
        access is { Kind: AccessMode.Unsecured, UnsecuredOnAnyAddress: false } && Listens(settings).FirstOrDefault(url => !IsOfThisMachine(url)) is { } open
            ? $"Access:Mode is {nameof(AccessMode.Unsecured)} and the server would listen on {open}, where others reach it; it may be {nameof(AccessMode.BrowserToken)}, or Urls may be {Other}, or Access:{nameof(AccessOptions.UnsecuredOnAnyAddress)} true where something in front decides who may look."
            : null;

    /// <summary>As the web server takes them: its own endpoints before <c>Urls</c>, and that before ports.</summary>
    private static IEnumerable<string> Listens(IConfiguration settings) =>
        settings.GetSection("Kestrel:Endpoints") is { } endpoints && endpoints.Exists() ? endpoints.GetChildren().Select(each => each["Url"] ?? "")
        : Split(settings["urls"]) is { Length: > 0 } urls ? urls
        : [.. Split(settings["http_ports"]).Select(port => $"http://*:{port}"), .. Split(settings["https_ports"]).Select(port => $"https://*:{port}")];

    private static string[] Split(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsOfThisMachine(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.IsUnixPipe || address.IsNamedPipe || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(address.Host, out var own) && IPAddress.IsLoopback(own));
        }
        catch (FormatException)
        {
            // The web server will not take it either, and says so.
            return true;
        }
    }
}
