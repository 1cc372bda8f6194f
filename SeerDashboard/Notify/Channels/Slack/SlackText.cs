using System.Text;
using SeerDashboard.Notify.Channels.Text;

namespace SeerDashboard.Notify.Channels.Slack;

/// <summary>Untrusted text for Slack: it calls nobody and leads nowhere. Blocks that hold it are <c>verbatim</c>, so that Slack makes no links of its own.</summary>
internal static class SlackText
{
    /// <summary>Its characters, each escaped as Slack has it (<c>&amp;lt;</c>), so that none begins a mention or link (<c>&lt;!channel&gt;</c>, <c>&lt;@U1&gt;</c>).</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        var before = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            yield return rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                // @here and @channel call people where a client still looks for names; jo@example.com does not.
                '@' when !Rune.IsLetterOrDigit(before) => "@\u200B",
                _ => rune.ToString(),
            };
            before = rune;
        }
    }

    /// <summary>A link with our address.</summary>
    public static string Link(SafeLink link) => $"<{link.Address.Replace("&", "&amp;", StringComparison.Ordinal)}|{string.Concat(Pieces(link.Text))}>";
}
