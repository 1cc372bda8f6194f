using SeerDashboard.Runs;

namespace SeerDashboard.Store;

/// <summary>A Sentry integration that posts here.</summary>
public sealed record Integration
{
    /// <summary>Its name here; recorded with every delivery that its secret signed.</summary>
    public required string Name { get; init; }

    /// <summary>Whether Sentry retries.</summary>
    public IntegrationKind Kind { get; init; }

    /// <summary>The organisation's slug, for links; null while unknown.</summary>
    public string? Organization { get; init; }

    /// <summary>Where this Sentry is.</summary>
    public string BaseUrl { get; init; } = "https://sentry.io";

    /// <summary>Holds sample runs: left out of statistics, removable at once.</summary>
    public bool IsSample { get; init; }

    /// <summary>Comes from configuration; cannot be removed on the settings page.</summary>
    public bool FromConfiguration { get; init; }

    /// <summary>How many client secrets are known, from configuration and stored.</summary>
    public int Secrets { get; init; }
}
