using System.Net;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Access.OpenId;

/// <summary>Says, one line each, which key of <c>Access:OpenIdConnect</c> is wrong and what it may be.</summary>
public sealed class OpenIdRules : IValidateOptions<OpenIdOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OpenIdOptions options)
    {
        string[] wrong = [.. Provider(options), .. RolesOf(options)];
        return wrong is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    /// <summary>Whether the provider is on this machine, where nobody listens in.</summary>
    internal static bool IsLoopback(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var at) && (at.IsLoopback || (IPAddress.TryParse(at.Host, out var address) && IPAddress.IsLoopback(address)));

    private static IEnumerable<string> Provider(OpenIdOptions options)
    {
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("http" or "https"))
            yield return $"{OpenIdOptions.Section}:Authority is '{options.Authority}'; it may be the address of the identity provider, such as https://login.example.com/realms/acme.";
        else if (authority.Scheme == "http" && !IsLoopback(options.Authority))
            yield return $"{OpenIdOptions.Section}:Authority is '{options.Authority}'; it may be an address that begins with https://: what is signed in with would travel in the open.";
        if (string.IsNullOrWhiteSpace(options.ClientId))
            yield return $"{OpenIdOptions.Section}:ClientId is missing; it may be the id that the provider gave this server.";
        if (string.IsNullOrWhiteSpace(options.RoleClaim))
            yield return $"{OpenIdOptions.Section}:RoleClaim is empty; it may be the name of the claim that says what somebody may do, such as roles or groups.";
        if (string.IsNullOrWhiteSpace(options.NameClaim))
            yield return $"{OpenIdOptions.Section}:NameClaim is empty; it may be the name of the claim that is shown as somebody's name, such as name.";
    }

    private static IEnumerable<string> RolesOf(OpenIdOptions options)
    {
        foreach (var role in options.Roles.Keys.Where(role => !Access.Roles.All.Contains(role, StringComparer.OrdinalIgnoreCase)))
            yield return $"{OpenIdOptions.Section}:Roles:{role} is no role; it may be {string.Join(", ", Access.Roles.All)}.";
        if (options.DefaultRole.Length > 0 && !Access.Roles.All.Contains(options.DefaultRole))
            yield return $"{OpenIdOptions.Section}:DefaultRole is '{options.DefaultRole}'; it may be {string.Join(", ", Access.Roles.All)}, or be left out: then whoever has no role is turned away.";
    }
}
