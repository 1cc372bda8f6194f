using System.Security.Claims;
using SeerDashboard.Store;

namespace SeerDashboard.Access.OpenId;

/// <summary>Makes people of what an identity provider says of them.</summary>
public static class OpenIdPeople
{
    private const int LongestName = 40;

    /// <summary>Who it is here; null when none of their claims gives a role.</summary>
    /// <param name="claims">What the provider says.</param>
    /// <param name="options">How it is read.</param>
    public static ClaimsPrincipal? Of(ClaimsPrincipal claims, OpenIdOptions options)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(options);
        return RoleOf(claims, options) is { } role && claims.FindFirst("sub")?.Value is { Length: > 0 } subject
            ? People.FromProvider(subject, NameOf(claims, options, subject), role)
            : null;
    }

    /// <summary>The highest role that one of the claims gives.</summary>
    internal static string? RoleOf(ClaimsPrincipal claims, OpenIdOptions options)
    {
        var values = claims.FindAll(options.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        var given = Roles.All.LastOrDefault(role => options.Roles.TryGetValue(role, out var listed) ? listed.Any(values.Contains) : values.Contains(role));
        return given ?? (options.DefaultRole.Length > 0 ? options.DefaultRole : null);
    }

    private static string NameOf(ClaimsPrincipal claims, OpenIdOptions options, string subject)
    {
        foreach (var type in (string[])[options.NameClaim, "preferred_username", "email", "sub"])
        {
            if (claims.FindFirst(type)?.Value is { } name && PlainName.Clean(name) is { Length: > 0 } clean && DisplayName.Problem(clean[..Math.Min(clean.Length, LongestName)]) is null)
                return clean[..Math.Min(clean.Length, LongestName)];
        }

        // Nothing of it can be shown as it is: told apart all the same.
        return $"user {SecretHash.Of(subject).Id[..8]}";
    }
}
