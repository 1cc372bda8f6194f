using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace SeerDashboard.Access;

/// <summary>The keys of <c>Access:ApiKeys</c>, hashed.</summary>
public sealed class ApiKeys(IOptions<AccessOptions> options)
{
    private readonly (SecretHash Hash, string Name, string Role)[] _keys = [.. options.Value.ApiKeys.Select(each => (SecretHash.Of(each.Key), each.Name, each.Role))];

    /// <summary>How many there are.</summary>
    public int Count => _keys.Length;

    /// <summary>Whose key it is; null when it is nobody's.</summary>
    public ClaimsPrincipal? Find(string key)
    {
        var hash = SecretHash.Of(key);
        ClaimsPrincipal? found = null;
        // All of them are compared, so that the time says nothing about which came close.
        foreach (var each in _keys)
        {
            if (each.Hash.Matches(hash))
                found = People.WithKey(each.Name, each.Role);
        }

        return found;
    }
}
