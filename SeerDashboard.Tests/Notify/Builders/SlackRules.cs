using System.Text.Json;
using System.Text.RegularExpressions;

namespace SeerDashboard.Tests.Notify.Builders;

/// <summary>What Slack takes, as its reference says it, and what may not be live in it (https://docs.slack.dev/reference/block-kit/blocks).</summary>
internal static partial class SlackRules
{
    public static IEnumerable<string> Broken(JsonElement body)
    {
        if (body.GetProperty("text").GetString() is not { Length: > 0 and <= 4_000 })
            yield return "text";
        var blocks = body.GetProperty("blocks");
        if (blocks.GetArrayLength() is < 1 or > 50)
            yield return "blocks";
        foreach (var wrong in blocks.EnumerateArray().SelectMany(Block))
            yield return wrong;
        foreach (var text in Walk.Strings(body).Where(text => !IsDead(text)))
            yield return $"live: {text}";
    }

    private static IEnumerable<string> Block(JsonElement block) => block.GetProperty("type").GetString() switch
    {
        "header" => Text(block.GetProperty("text"), "plain_text", 150),
        "section" when block.TryGetProperty("fields", out var fields) => fields.EnumerateArray().SelectMany(field => Text(field, "mrkdwn", 2_000)).Concat(fields.GetArrayLength() is < 1 or > 10 ? ["fields"] : Array.Empty<string>()),
        "section" => Text(block.GetProperty("text"), "mrkdwn", 3_000),
        var other => [$"block {other}"],
    };

    private static IEnumerable<string> Text(JsonElement text, string type, int most)
    {
        if (text.GetProperty("type").GetString() != type)
            yield return $"type of {type}";
        if (text.GetProperty("text").GetString() is not { } value || value.Length < 1 || value.Length > most)
            yield return $"length of {type}";
        // Without it, Slack makes links of addresses and names by itself.
        if (type == "mrkdwn" && !text.GetProperty("verbatim").GetBoolean())
            yield return "verbatim";
    }

    /// <summary>All that stands between &lt; and &gt; is a link of ours, no &amp; is bare, and nobody is called by name.</summary>
    private static bool IsDead(string text)
    {
        var rest = Ours().Replace(text, "");
        return !rest.AsSpan().ContainsAny('<', '>') && !BareAmpersand().IsMatch(rest) && !Named().IsMatch(rest);
    }

    [GeneratedRegex(@"<https://(seer\.example|github\.com)/[^|<>]*\|[^<>]*>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ours();

    [GeneratedRegex("&(?!amp;|lt;|gt;)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BareAmpersand();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])@(here|channel|everyone)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
