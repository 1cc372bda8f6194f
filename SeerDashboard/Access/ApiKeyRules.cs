using SeerDashboard.Store;

namespace SeerDashboard.Access;

/// <summary>A new key, with itself, this once.</summary>
/// <param name="Key">The key; null when it was refused.</param>
/// <param name="Secret">256 random bits; kept as a hash only.</param>
/// <param name="Problem">Why it was refused, and what to do.</param>
public sealed record NewApiKey(ApiKey? Key, string? Secret, string? Problem)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => $"a new key {Key?.Name}";
}

/// <summary>What a key that somebody makes may be.</summary>
public static class ApiKeyRules
{
    /// <summary>Most keys at a time.</summary>
    public const int Most = 200;

    /// <summary>How long a key may be good for, in days; 0 is without an end.</summary>
    public static IReadOnlyList<int> Days { get; } = [30, 90, 365, 0];

    /// <summary>What is wrong with it, and what to do; null when nothing is.</summary>
    /// <param name="name">Its name, cleaned.</param>
    /// <param name="role">What it may do.</param>
    /// <param name="days">How long.</param>
    /// <param name="others">Names of the keys there are.</param>
    public static string? Problem(string name, string role, int days, IReadOnlyCollection<string> others) =>
        PlainName.Problem(name)
        ?? (Roles.All.Contains(role) ? null : $"A role is one of {string.Join(", ", Roles.All)}.")
        ?? (Days.Contains(days) ? null : "Choose how long the key is good for.")
        ?? (others.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"There is a key “{name}” already. What is done with a key is told by its name: choose another one." : null)
        ?? (others.Count >= Most ? $"There are {Most} keys, and more cannot be made. Revoke one first." : null);
}
