namespace SeerDashboard.Access;

/// <summary>What a browser answered when it was asked for a name.</summary>
/// <param name="Name">The name; null when none was given.</param>
public sealed record KnownName(string? Name);
