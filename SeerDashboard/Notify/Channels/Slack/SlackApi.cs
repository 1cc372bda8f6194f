using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SeerDashboard.Notify.Channels.Text;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels.Slack;

/// <summary>Calls a method of Slack, which says with 200 and <c>"ok": false</c> that something is wrong.</summary>
internal sealed class SlackApi(OutgoingHttp http, IOptions<OutgoingOptions> options)
{
    /// <summary>Says something new.</summary>
    public const string Post = "chat.postMessage";

    /// <summary>Changes what was said.</summary>
    public const string Update = "chat.update";

    /// <summary>Calls; <c>Error</c> is Slack's code, null when all went well or no code came.</summary>
    /// <param name="method">Such as <c>chat.postMessage</c>.</param>
    /// <param name="bot">The bot's token.</param>
    /// <param name="body">Its arguments.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<(SendOutcome Outcome, string? Error, string Body)> CallAsync(string method, string bot, JsonObject body, CancellationToken cancel)
    {
        // Said each time, since the methods differ in what they do without it: names and addresses in a text are text (chat.update looks for names).
        (body["parse"], body["link_names"]) = ("none", false);
        if (method == Post)
            (body["unfurl_links"], body["unfurl_media"]) = (false, false);
        var call = new OutgoingCall(HttpMethod.Post, new Uri(options.Value.SlackApi, method), MessageJson.Bytes(body)) { HttpsDemanded = true, Headers = [("Authorization", $"Bearer {bot}")] };
        var answer = await http.SendAsync(call, cancel);
        var outcome = Outcomes.Of(call, answer, bot);
        if (!answer.IsGood)
            return (outcome, null, answer.Body);
        if (MessageJson.In(answer.Body, "ok") is { ValueKind: JsonValueKind.True })
            return (outcome, null, answer.Body);
        if (MessageJson.TextIn(answer.Body, "error") is not { } code)
            return (outcome with { Result = SendResult.Later, Reason = "Slack's answer was not one of Slack; something stands between." }, null, answer.Body);
        var (result, reason) = SlackErrors.Of(code);
        return (outcome with { Result = result, Reason = reason, RetryAfter = result == SendResult.Later ? answer.RetryAfter : null }, code, answer.Body);
    }
}
