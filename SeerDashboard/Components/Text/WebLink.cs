using SeerDashboard.Runs;

namespace SeerDashboard.Components.Text;

/// <summary>What may be a link: an absolute http or https address and nothing else.</summary>
public static class WebLink
{
    /// <summary>The address, or null when <paramref name="text"/> is none that may be followed.</summary>
    public static string? From(string? text) => WebAddress.Of(text)?.Href;

    /// <summary>The host of a link that says to lead to Sentry; null when it is Sentry's own site, or no link at all.</summary>
    public static string? BesideSentry(string? text) => WebAddress.Of(text) is { IsSentry: false } address ? address.Shown : null;
}
