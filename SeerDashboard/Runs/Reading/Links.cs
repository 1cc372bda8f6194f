namespace SeerDashboard.Runs.Reading;

/// <summary>Addresses in bodies.</summary>
internal static class Links
{
    /// <summary>An absolute http or https address; anything else is never made a link.</summary>
    public static bool IsWeb(string text) => Host(text) is not null;

    /// <summary>Its host; null when it is no http or https address.</summary>
    public static string? Host(string text) =>
        (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? uri.Host
            : null;

    /// <summary>The Git host behind an address.</summary>
    public static GitProvider Provider(string? url) => url is null || Host(url) is not { } host ? GitProvider.Unknown
        : Is(host, "dev.azure.com") || Is(host, "visualstudio.com") ? GitProvider.AzureDevOps
        : Named(host, "github") ? GitProvider.Github
        : Named(host, "gitlab") ? GitProvider.Gitlab
        : Named(host, "bitbucket") ? GitProvider.Bitbucket
        : GitProvider.Unknown;

    private static bool Is(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    private static bool Named(string host, string product) => host.Split('.').Contains(product, StringComparer.OrdinalIgnoreCase);
}
