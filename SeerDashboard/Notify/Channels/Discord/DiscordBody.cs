using System.Globalization;
using System.Text.Json.Nodes;
using SeerDashboard.Notify.Channels.Text;

namespace SeerDashboard.Notify.Channels.Discord;

/// <summary>
/// A message as an embed, within what Discord takes: 256 characters a title, 4,096 a description, 25 fields of 256 and 1,024, 6,000 in all
/// (https://docs.discord.com/developers/resources/message#embed-object-embed-limits).
/// </summary>
internal static class DiscordBody
{
    private const int LongestTitle = 256;
    private const int LongestDescription = 4_096;
    private const int LongestName = 256;
    private const int LongestValue = 1_024;
    private const int ShortestValue = 20;
    private const int MostFields = 25;
    private const int MostInAll = 6_000;

    // Facts are short; those that are not leave room for the text.
    private const int MostInFacts = 2_000;

    /// <summary>In UTF-8.</summary>
    public static byte[] Of(Message message)
    {
        var title = Cut.To(LongestTitle, DiscordText.Pieces(CleanText.Title(message)));
        var fields = new List<(string Name, string Value)>(Facts(message));
        if (Links(message) is { Length: > 0 } links)
            fields.Add(("Links", links));
        var left = MostInAll - title.Length - fields.Sum(field => field.Name.Length + field.Value.Length);
        var embed = new JsonObject
        {
            ["title"] = title,
            ["color"] = Colour(message.Tone),
            ["timestamp"] = message.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["fields"] = new JsonArray([.. fields.Select(field => new JsonObject { ["name"] = field.Name, ["value"] = field.Value, ["inline"] = field.Value.Length <= 40 })]),
        };
        if (Description(message, Math.Min(LongestDescription, left)) is { Length: > 0 } description)
            embed["description"] = description;
        if (SafeLink.ToPage(message, "") is { } page)
            embed["url"] = page.Address;
        return MessageJson.Bytes(new JsonObject { ["embeds"] = new JsonArray(embed), ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } });
    }

    private static string Description(Message message, int most)
    {
        var more = SafeLink.ToPage(message, Cut.More) is { } page ? DiscordText.Link(page) : Cut.More;
        return Cut.To(most, DiscordText.Pieces(CleanText.Lines(message.Text)), more);
    }

    private static IEnumerable<(string Name, string Value)> Facts(Message message)
    {
        var left = MostInFacts;
        foreach (var fact in message.Facts.Where(fact => CleanText.OneLine(fact.Value).Length > 0).Take(MostFields - 1))
        {
            // A name has to be there; this one is not seen.
            var name = CleanText.OneLine(fact.Name) is { Length: > 0 } given ? Cut.To(LongestName, DiscordText.Pieces(given)) : "\u200B";
            left -= name.Length;
            if (left < ShortestValue)
                yield break;
            var value = Cut.To(Math.Min(LongestValue, left), DiscordText.Pieces(CleanText.OneLine(fact.Value)));
            left -= value.Length;
            yield return (name, value);
        }
    }

    /// <summary>As many as fit whole.</summary>
    private static string Links(Message message)
    {
        var shown = "";
        foreach (var link in SafeLink.Of(message).Select(DiscordText.Link))
        {
            var longer = shown.Length == 0 ? link : $"{shown} · {link}";
            shown = longer.Length <= LongestValue ? longer : shown;
        }

        return shown;
    }

    private static int Colour(MessageTone tone) => tone switch
    {
        MessageTone.Ask => 0x4F3FCF,
        MessageTone.Good => 0x146C2E,
        MessageTone.Trouble => 0xB3261E,
        _ => 0x0B5CAD,
    };
}
