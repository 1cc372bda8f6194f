using System.Text;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels.Text;

/// <summary>The beginning of what was sent and of what came back, to be shown to people: without secrets, also where the other side repeats them.</summary>
internal sealed class Excerpt
{
    private const int Most = 2_000;
    private const int ShortestSecret = 6;

    private readonly IReadOnlyList<string> _hidden;

    /// <param name="hidden">What must not be seen.</param>
    public Excerpt(params IEnumerable<string?> hidden) =>
        _hidden = [.. hidden.OfType<string>().Where(each => each.Length >= ShortestSecret).Distinct(StringComparer.Ordinal).OrderByDescending(each => each.Length)];

    /// <summary>For a request: its address, of which whatever stands behind the host is a secret, and what its headers hold.</summary>
    public static Excerpt Of(OutgoingCall call, params IEnumerable<string?> hidden) => new(
        hidden.Append(call.Address.AbsoluteUri).Append(call.Address.OriginalString).Append(call.Address.PathAndQuery).Append(call.Address.AbsolutePath).Append(Uri.UnescapeDataString(call.Address.AbsolutePath))
            .Concat(call.Address.Segments.Select(segment => segment.Trim('/')).Where(segment => segment.Length >= 16))
            .Concat(call.Address.Query.TrimStart('?').Split(['&', '=']).Where(part => part.Length >= 16))
            .Concat(call.Headers.Where(header => header.Name is "Authorization" or "webhook-signature").SelectMany(header => header.Value.Split([' ', ',']).Append(header.Value))));

    /// <summary>Method, host and body.</summary>
    public string Request(OutgoingCall call) => Shown($"{call.Method} {call.Address.Scheme}://{call.Address.Authority}/…\n{Encoding.UTF8.GetString(call.Body)}");

    /// <summary>Any text.</summary>
    public string Shown(string text)
    {
        foreach (var secret in _hidden)
            text = text.Replace(secret, "…", StringComparison.Ordinal);
        return Cut.To(Most, Cut.Plain(CleanText.Lines(text)));
    }
}
