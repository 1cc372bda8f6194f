namespace SeerDashboard.Runs;

/// <summary>
/// An address of a payload that may be followed: absolute, http or https, without a name and password before the host
/// (<c>https://sentry.io@evil.example</c> leads to evil.example), and with a host that is written as it is asked for.
/// </summary>
/// <param name="Href">Plain ASCII, as a browser reads it.</param>
/// <param name="Host">With the port when it is not the usual one; a name in other letters as <c>xn--…</c>, so that it cannot look like another.</param>
public sealed record WebAddress(string Href, string Host)
{
    private const int LongestShown = 40;

    /// <summary>The host where there is little room: the end of a long one, which is what says whose it is.</summary>
    public string Shown => Host.Length <= LongestShown ? Host : "…" + Host[^(LongestShown - 1)..];

    /// <summary>Sentry's own site.</summary>
    public bool IsSentry => Is("sentry.io");

    /// <summary>The Git host whose public site this is; unknown for any other.</summary>
    public GitProvider Site => Host is "github.com" ? GitProvider.Github
        : Host is "gitlab.com" ? GitProvider.Gitlab
        : Host is "bitbucket.org" ? GitProvider.Bitbucket
        : Host is "dev.azure.com" || Is("visualstudio.com") ? GitProvider.AzureDevOps
        : GitProvider.Unknown;

    /// <summary>What stands between the slashes of its path, unescaped.</summary>
    public IReadOnlyList<string> Path => [.. new Uri(Href).AbsolutePath.Trim('/').Split('/').Select(Uri.UnescapeDataString)];

    /// <summary>The address; null when <paramref name="text"/> is none that may be followed.</summary>
    public static WebAddress? Of(string? text)
    {
        // Written plainly: what one reader mends, such as https:/\host, another one reads as something else.
        if (text is null || !(text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)))
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || HostOf(uri) is not { Length: > 0 } host)
            return null;
        var authority = uri.AbsoluteUri.AsSpan(uri.Scheme.Length + "://".Length);
        var end = authority.IndexOfAny('/', '?', '#');
        if (authority[..(end < 0 ? authority.Length : end)].Contains('@'))
            return null;
        var named = uri.IsDefaultPort ? host : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{host}:{uri.Port}");
        return new($"{uri.Scheme}://{named}{uri.PathAndQuery}{uri.Fragment}", named);
    }

    /// <summary>Whether <paramref name="words"/> say already that the address leads to its host.</summary>
    public bool IsSaidBy(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var said = words.AsSpan().Trim();
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://"])
        {
            if (said.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                said = said[scheme.Length..];
        }

        return said.StartsWith(Host, StringComparison.OrdinalIgnoreCase) && (said.Length == Host.Length || said[Host.Length] is '/' or '?' or '#');
    }

    private static string? HostOf(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.Dns ? uri.IdnHost : uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 ? uri.Host : "";
        return host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or ':' or '[' or ']') ? host.ToLowerInvariant() : null;
    }

    private bool Is(string domain) => Host == domain || Host.EndsWith("." + domain, StringComparison.Ordinal);
}
