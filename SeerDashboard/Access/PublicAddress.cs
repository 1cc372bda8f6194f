using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Access;

/// <summary>The address that people and Sentry use (<c>PublicUrl</c>).</summary>
public sealed class PublicAddressOptions
{
    /// <summary>Absolute, http or https, without query; null when it is not set.</summary>
    public string? PublicUrl { get; set; }
}

/// <summary>Says what <c>PublicUrl</c> may be.</summary>
public sealed class PublicAddressRules : IValidateOptions<PublicAddressOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PublicAddressOptions options) =>
        options.PublicUrl is null or ""
        || (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" })
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"PublicUrl is '{options.PublicUrl}'; it may be the address that people and Sentry use, such as https://seer.example.com, or be left out.");
}

/// <summary>The address to put before a path when a link is made. None of them ends with a slash.</summary>
public sealed class PublicAddress(IOptions<PublicAddressOptions> options, IServer server)
{
    /// <summary><c>PublicUrl</c>; null when it is not set.</summary>
    public string? Configured => options.Value.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') : null;

    /// <summary>The configured one, else the first that this server listens on; valid once it has started.</summary>
    public string Here => Configured ?? Listening() ?? "http://127.0.0.1:5080";

    /// <summary>The configured one, else the one that the browser used.</summary>
    /// <param name="used">Address of the request, such as <c>NavigationManager.BaseUri</c>.</param>
    public string OrElse(string used) => Configured ?? used.TrimEnd('/');

    private string? Listening()
    {
        var first = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        // These mean every address of the machine; none of them can be opened in a browser.
        return first?.Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal).TrimEnd('/');
    }
}
