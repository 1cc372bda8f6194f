using System.Text.Json.Nodes;
using SeerDashboard.Notify.Channels.Text;

namespace SeerDashboard.Notify.Channels.Teams;

/// <summary>
/// A message as an Adaptive Card 1.5 in the envelope that a Teams workflow takes. All text stands in text runs: a <c>TextBlock</c> or a
/// <c>FactSet</c> reads Markdown, and the clients on phones do so without knowing its escapes.
/// </summary>
internal static class TeamsCard
{
    // Teams says 28 KB and counts more than what is sent; less is always taken.
    private const int Most = 20 * 1024;
    private const int MostText = 4_000;
    private const int MostLines = 40;
    private const int MostFacts = 20;

    /// <summary>In UTF-8, at most 20 KB: the longer a text's letters are, the fewer there are of them.</summary>
    public static byte[] Of(Message message)
    {
        for (var text = MostText; ; text /= 2)
        {
            var written = MessageJson.Bytes(Envelope(Card(message, text)));
            if (written.Length <= Most)
                return written;
        }
    }

    private static JsonObject Envelope(JsonObject card) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["contentUrl"] = null, ["content"] = card }),
    };

    private static JsonObject Card(Message message, int most)
    {
        var title = Cut.To(Math.Min(most, 200), TeamsText.Pieces(CleanText.Title(message)));
        var body = new JsonArray(Line(Run(title, bold: true, size: "Large", colour: Colour(message.Tone))));
        foreach (var line in Lines(message, most))
            body.Add(line);
        foreach (var fact in message.Facts.Where(fact => !string.IsNullOrWhiteSpace(CleanText.OneLine(fact.Value))).Take(MostFacts))
            body.Add(Fact(fact, most / 16));
        var actions = SafeLink.Of(message).Select(link => new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = string.Concat(TeamsText.Pieces(link.Text)), ["url"] = link.Address });
        return new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["fallbackText"] = title,
            ["body"] = body,
            ["actions"] = new JsonArray([.. actions]),
            ["msteams"] = new JsonObject { ["width"] = "Full" },
        };
    }

    /// <summary>A block for each line of the text; where it was cut, one that leads to the rest.</summary>
    private static IEnumerable<JsonObject> Lines(Message message, int most)
    {
        var text = Cut.To(most, TeamsText.Pieces(CleanText.Lines(message.Text)), "", out var isCut);
        var lines = text.Split('\n').Where(line => line.Length > 0).ToList();
        foreach (var line in lines.Take(MostLines))
            yield return Line(Run(line));
        if (!isCut && lines.Count <= MostLines)
            yield break;
        var more = Run(Cut.More);
        if (SafeLink.ToPage(message, Cut.More) is { } page)
            more["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = page.Address };
        yield return Line(more);
    }

    private static JsonObject Fact(MessageFact fact, int most)
    {
        var (name, value) = (CleanText.OneLine(fact.Name), CleanText.OneLine(fact.Value));
        var shown = Run(Cut.To(most, TeamsText.Pieces(value)));
        return name.Length == 0 ? Line(shown) : Line(Run(Cut.To(Math.Min(most, 60), TeamsText.Pieces($"{name}: ")), bold: true), shown);
    }

    private static JsonObject Line(params JsonObject[] runs) => new() { ["type"] = "RichTextBlock", ["spacing"] = "Small", ["inlines"] = new JsonArray([.. runs]) };

    private static JsonObject Run(string text, bool bold = false, string size = "Default", string colour = "Default") =>
        new() { ["type"] = "TextRun", ["text"] = text, ["weight"] = bold ? "Bolder" : "Default", ["size"] = size, ["color"] = colour };

    private static string Colour(MessageTone tone) => tone switch
    {
        MessageTone.Ask => "Accent",
        MessageTone.Good => "Good",
        MessageTone.Trouble => "Attention",
        _ => "Default",
    };
}
