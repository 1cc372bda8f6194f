using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SeerDashboard.Notify.Channels.Text;

namespace SeerDashboard.Notify.Channels.Signed;

/// <summary>What a program gets: the event's name, its time and what it is about, as Standard Webhooks proposes, and beside it the words that people get elsewhere.</summary>
internal static class WebhookBody
{
    private const string Plain = "message";

    /// <summary>In UTF-8.</summary>
    /// <exception cref="JsonException">The message's own JSON is no object.</exception>
    public static byte[] Of(Message message) => MessageJson.Bytes(new JsonObject
    {
        ["type"] = message.Data?.Type ?? Plain,
        ["timestamp"] = message.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["data"] = message.Data is { } data ? Parsed(data.Json) : new JsonObject(),
        ["message"] = new JsonObject
        {
            ["title"] = CleanText.Title(message),
            ["text"] = CleanText.Lines(message.Text),
            ["tone"] = message.Tone.ToString().ToLowerInvariant(),
            ["link"] = SafeLink.ToPage(message, SafeLink.Here)?.Address,
            ["facts"] = new JsonArray([.. message.Facts.Select(fact => new JsonObject { ["name"] = CleanText.OneLine(fact.Name), ["value"] = CleanText.OneLine(fact.Value) })]),
            ["links"] = new JsonArray([.. SafeLink.Of(message).Skip(1).Select(link => new JsonObject { ["text"] = link.Text, ["address"] = link.Address })]),
        },
    });

    private static JsonObject Parsed(string json) => JsonNode.Parse(json) as JsonObject ?? throw new JsonException("The message's own JSON is no object.");
}
