using System.Text.Json.Nodes;
using SeerDashboard.Notify.Channels.Text;

namespace SeerDashboard.Notify.Channels.Slack;

/// <summary>
/// A message as blocks, within what Slack takes: 50 blocks, 150 characters a header, 3,000 a section, 10 fields of 2,000
/// (https://docs.slack.dev/reference/block-kit/blocks).
/// </summary>
internal static class SlackBlocks
{
    private const int LongestHeader = 150;
    private const int LongestSection = 3_000;
    private const int LongestField = 2_000;
    private const int MostFields = 10;
    private const int LongestNotice = 300;

    /// <summary>Text for places that show no blocks, and the blocks.</summary>
    public static JsonObject Of(Message message)
    {
        var blocks = new JsonArray(new JsonObject
        {
            ["type"] = "header",
            ["text"] = new JsonObject { ["type"] = "plain_text", ["emoji"] = false, ["text"] = Escaped(CleanText.Title(message), LongestHeader) },
        });
        if (Body(message) is { Length: > 0 } body)
            blocks.Add(new JsonObject { ["type"] = "section", ["text"] = Markup(body) });
        if (Fields(message) is { Count: > 0 } fields)
            blocks.Add(new JsonObject { ["type"] = "section", ["fields"] = fields });
        if (SafeLink.Of(message) is { Count: > 0 } links)
            blocks.Add(new JsonObject { ["type"] = "section", ["text"] = Markup(Links(links)) });
        return new JsonObject { ["text"] = Notice(message), ["blocks"] = blocks };
    }

    /// <summary>What is said in the thread: one line and the way to its page.</summary>
    public static JsonObject Reply(Message message)
    {
        var (said, page) = (Notice(message), SafeLink.ToPage(message, SafeLink.Here));
        return new JsonObject
        {
            ["text"] = said,
            ["blocks"] = new JsonArray(new JsonObject { ["type"] = "section", ["text"] = Markup(page is null ? said : $"{said}\n{SlackText.Link(page)}") }),
        };
    }

    private static string Notice(Message message) => Escaped(CleanText.Title(message), LongestNotice);

    private static string Body(Message message)
    {
        var more = SafeLink.ToPage(message, Cut.More) is { } page ? SlackText.Link(page) : Cut.More;
        return Cut.To(LongestSection, SlackText.Pieces(CleanText.Lines(message.Text)), more);
    }

    private static JsonArray Fields(Message message) => new([.. message.Facts.Select(Field).OfType<string>().Take(MostFields).Select(Markup)]);

    private static string? Field(MessageFact fact)
    {
        var (name, value) = (Escaped(CleanText.OneLine(fact.Name), 100), CleanText.OneLine(fact.Value));
        return value.Length == 0 ? null : Cut.To(LongestField, SlackText.Pieces(value).Prepend(name.Length > 0 ? $"*{name.Replace("*", "", StringComparison.Ordinal)}*\n" : ""));
    }

    private static string Links(IReadOnlyList<SafeLink> links)
    {
        var all = links.Select(SlackText.Link).ToList();
        while (all.Count > 1 && all.Sum(link => link.Length + 3) > LongestSection)
            all.RemoveAt(all.Count - 1);
        return string.Join(" · ", all);
    }

    private static string Escaped(string text, int most) => Cut.To(most, SlackText.Pieces(text));

    private static JsonObject Markup(string text) => new() { ["type"] = "mrkdwn", ["verbatim"] = true, ["text"] = text };
}
