using System.Security.Claims;

namespace SeerDashboard.Access;

/// <summary>
/// Whoever looks at a page: <c>[CascadingParameter] Me? Me</c>, there from the first render on, the same for a whole circuit.
/// A component that stands alone gets none; it takes <see cref="Nobody"/> then.
/// </summary>
/// <param name="Name">Stands at what they do; "admin" or "anybody" for who never gave a name. Empty for nobody.</param>
/// <param name="Role">One of <see cref="Roles"/>; null for nobody.</param>
public sealed record Me(string Name, string? Role)
{
    /// <summary>Not signed in, or not known.</summary>
    public static readonly Me Nobody = new("", Role: null);

    /// <summary>They signed in, or need not to, and no name was given: many may be called so.</summary>
    public bool IsNameless { get; init; }

    /// <summary>The question for a name has not been answered in this browser, not even with "not now".</summary>
    public bool IsToBeAsked { get; init; }

    /// <summary>The link that opened this screen on a wall; null for people.</summary>
    public string? Wall { get; init; }

    /// <summary>The session of this browser; null for whoever has none.</summary>
    public string? Session { get; init; }

    /// <summary>Works with runs: Operator and up. Everybody else only looks.</summary>
    public bool MayAct => Role is not null && Roles.AtLeast(Roles.Operator).Contains(Role);

    /// <summary>Changes the settings.</summary>
    public bool MayConfigure => Role == Roles.Admin;

    /// <summary>Whether a run's <c>ClaimedBy</c> names this person.</summary>
    public bool Is(string? person) => Name.Length > 0 && string.Equals(person, Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the claims.</summary>
    public static Me Of(ClaimsPrincipal? who)
    {
        if (who?.Identity is not { IsAuthenticated: true } identity)
            return Nobody;
        var nameless = People.IsNameless(who);
        return new(identity.Name ?? "", Roles.All.LastOrDefault(who.IsInRole))
        {
            IsNameless = nameless,
            IsToBeAsked = nameless && !who.HasClaim(claim => claim.Type == People.AskedClaim),
            Session = People.SessionOf(who),
            Wall = who.FindFirst(People.WallClaim)?.Value,
        };
    }
}
