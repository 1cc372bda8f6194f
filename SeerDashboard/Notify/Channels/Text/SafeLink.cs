namespace SeerDashboard.Notify.Channels.Text;

/// <summary>The places that a message leads to.</summary>
/// <param name="Text">What it is, on one line, clean and not escaped.</param>
/// <param name="Address">Where: http or https, without a name before its host and without a sign that ends a link anywhere.</param>
internal sealed record SafeLink(string Text, string Address)
{
    /// <summary>What is said of the page on this dashboard.</summary>
    public const string Here = "Open on the dashboard";

    private const int LongestText = 80;
    private const int LongestAddress = 1_000;

    /// <summary>At most <paramref name="most"/>: this dashboard's page first.</summary>
    public static IReadOnlyList<SafeLink> Of(Message message, int most = 5) =>
        [.. message.Links.Select(link => (link.Text, link.Address)).Prepend((Text: Here, Address: message.Link)).Select(link => Of(link.Text, link.Address)).OfType<SafeLink>().Take(most)];

    /// <summary>The page of the message, or null when its address cannot be a link.</summary>
    public static SafeLink? ToPage(Message message, string text) => Of(text, message.Link);

    private static SafeLink? Of(string text, Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            return null;
        // A host of other letters is written as it is looked up (xn--…), so that it cannot look like another.
        var host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost.Trim('[', ']')}]" : address.IdnHost;
        var plain = $"{address.Scheme}://{host}{(address.IsDefaultPort ? "" : $":{address.Port}")}{Quiet(address.PathAndQuery + address.Fragment)}";
        var words = CleanText.OneLine(text);
        return plain.Length > LongestAddress ? null : new(Cut.To(LongestText, Cut.Plain(words.Length > 0 ? words : host)), plain);
    }

    // What ends a link, or means something inside of one, in any of the channels.
    private static string Quiet(string path) => path.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal)
        .Replace(">", "%3E", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal).Replace("*", "%2A", StringComparison.Ordinal).Replace("`", "%60", StringComparison.Ordinal)
        .Replace("@", "%40", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);
}
