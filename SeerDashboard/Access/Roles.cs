namespace SeerDashboard.Access;

/// <summary>What somebody may do. Each role is also the name of the authorization policy that asks for it; Admin includes Operator, Operator includes Viewer.</summary>
public static class Roles
{
    /// <summary>Reads everything.</summary>
    public const string Viewer = nameof(Viewer);

    /// <summary>Viewer, and works with runs: claims, verdicts, comments.</summary>
    public const string Operator = nameof(Operator);

    /// <summary>Operator, and changes the settings.</summary>
    public const string Admin = nameof(Admin);

    /// <summary>From the least to the most.</summary>
    public static IReadOnlyList<string> All { get; } = [Viewer, Operator, Admin];

    /// <summary>The roles that give at least <paramref name="role"/>.</summary>
    public static IEnumerable<string> AtLeast(string role) => All.SkipWhile(each => each != role);
}
