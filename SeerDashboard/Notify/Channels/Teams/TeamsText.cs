using System.Text;

namespace SeerDashboard.Notify.Channels.Teams;

/// <summary>
/// Untrusted text for a text run of an Adaptive Card, where Markdown means nothing. What would call somebody or hide where a link leads if a client
/// looked for it all the same is broken by a sign that cannot be seen.
/// </summary>
internal static class TeamsText
{
    private const string Break = "\u200B";

    /// <summary>Its characters, each with what stands before it.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        var before = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            yield return Breaks(before, rune) ? Break + rune : rune.ToString();
            before = rune;
        }
    }

    // <at>, [text](address), [text][name], [name]: address, {{DATE(…)}} and ${…}.
    private static bool Breaks(Rune before, Rune rune) => before.Value switch
    {
        '<' => rune.Value is '/' or '!' || Rune.IsLetter(rune),
        ']' => rune.Value is '(' or '[' or ':',
        '{' => rune.Value == '{',
        '$' => rune.Value == '{',
        _ => false,
    };
}
