using SeerDashboard.Runs;
using SeerDashboard.Store.Tables;

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

    /// <summary>As configuration names it.</summary>
    internal static Integration From(IntegrationOptions one) => new()
    {
        Name = one.Name,
        Kind = Enum.Parse<IntegrationKind>(one.Kind, ignoreCase: true),
        Organization = Slug(one.Organization),
        BaseUrl = one.BaseUrl.TrimEnd('/'),
        FromConfiguration = true,
    };

    /// <summary>As the settings page made it.</summary>
    internal static Integration From(IntegrationRow row) => new()
    {
        Name = row.Name,
        Kind = row.Kind,
        Organization = row.Organization,
        BaseUrl = row.BaseUrl ?? "https://sentry.io",
        IsSample = row.IsSample,
    };

    /// <summary>As Sentry writes it; null when there is none.</summary>
    internal static string? Slug(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToLowerInvariant();
}
