namespace SeerDashboard.Components.Text;

/// <summary>What may be a link: an absolute http or https address and nothing else.</summary>
public static class WebLink
{
    /// <summary>The address, or null when <paramref name="text"/> is none that may be followed.</summary>
    public static string? From(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri.AbsoluteUri : null;
}
