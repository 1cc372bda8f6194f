using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SeerDashboard.Tests.Notify.Builders;

/// <summary>What a workflow of Teams takes, and what may not be live in it (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors, https://adaptivecards.io/explorer).</summary>
internal static partial class TeamsRules
{
    private const int Most = 28 * 1024;

    // Not TextBlock and FactSet: they read Markdown.
    private static readonly string[] Types = ["message", "AdaptiveCard", "RichTextBlock", "TextRun", "Action.OpenUrl"];
    private static readonly string[] Colours = ["Default", "Accent", "Good", "Attention", "Warning"];

    public static IEnumerable<string> Broken(JsonElement body)
    {
        if (Encoding.UTF8.GetByteCount(body.GetRawText()) > Most)
            yield return "size";
        if (body.GetProperty("type").GetString() != "message")
            yield return "envelope";
        var attachment = Assert.Single(body.GetProperty("attachments").EnumerateArray());
        if (attachment.GetProperty("contentType").GetString() != "application/vnd.microsoft.card.adaptive" || attachment.GetProperty("contentUrl").ValueKind != JsonValueKind.Null)
            yield return "attachment";
        var card = attachment.GetProperty("content");
        if (card.GetProperty("version").GetString() != "1.5" || card.GetProperty("$schema").GetString() != "http://adaptivecards.io/schemas/adaptive-card.json")
            yield return "version";
        if (card.GetProperty("body").GetArrayLength() == 0 || card.GetProperty("body").EnumerateArray().Any(block => block.GetProperty("inlines").GetArrayLength() == 0))
            yield return "empty";
        foreach (var (name, value) in Walk.Named(body))
        {
            if ((name == "type" && !Types.Contains(value)) || (name == "color" && !Colours.Contains(value)) || (name == "text" && value.Length == 0))
                yield return $"{name} {value}";
            if (name == "url" && !Ours().IsMatch(value))
                yield return $"link {value}";
            if (name is "text" or "title" or "fallbackText" && Live().IsMatch(value))
                yield return $"live: {value}";
        }

        if (card.GetProperty("msteams").TryGetProperty("entities", out _))
            yield return "mentions";
    }

    [GeneratedRegex(@"^https://(seer\.example|github\.com)/[^()<>\s]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ours();

    [GeneratedRegex(@"<[/!]?at\b|\]\(|\]\[|\]:|\{\{|\$\{", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Live();
}
