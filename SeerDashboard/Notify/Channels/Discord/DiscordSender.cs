using SeerDashboard.Notify.Channels.Text;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels.Discord;

/// <summary>Tells a Discord channel by a webhook: one message per run, changed in place.</summary>
internal sealed class DiscordSender(OutgoingHttp http) : IChannelSender
{
    private const int UnknownChannel = 10003;
    private const int UnknownMessage = 10008;
    private const int UnknownWebhook = 10015;
    private const int InvalidToken = 50027;

    /// <inheritdoc/>
    public IReadOnlyList<ChannelKind> Kinds => [ChannelKind.Discord];

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(ChannelTarget target, Message message, string? thread, CancellationToken cancel)
    {
        if (ChannelCheck.Complaint(target, plainHttp: true) is { } complaint)
            return Outcomes.Incomplete(complaint);
        var (hook, body) = (new Uri(target.Url!), DiscordBody.Of(message));
        if (IsId(thread))
        {
            var (changed, code) = await CallAsync(new OutgoingCall(HttpMethod.Patch, Message(hook, thread!), body), cancel);
            if (code != UnknownMessage)
                return changed with { Thread = thread };
        }

        var (outcome, _) = await CallAsync(new OutgoingCall(HttpMethod.Post, Waiting(hook), body), cancel);
        return outcome;
    }

    private async Task<(SendOutcome Outcome, int? Code)> CallAsync(OutgoingCall call, CancellationToken cancel)
    {
        call = call with { HttpsDemanded = true };
        var answer = await http.SendAsync(call, cancel);
        var outcome = Outcomes.Of(call, answer);
        if (answer.IsGood)
            return (outcome with { Thread = MessageJson.TextIn(answer.Body, "id") is { } id && IsId(id) ? id : null }, null);
        if (outcome.Result == SendResult.Later)
            return (outcome with { RetryAfter = RetryAfter.Of(MessageJson.NumberIn(answer.Body, "retry_after")) ?? answer.RetryAfter }, null);
        var code = (int?)MessageJson.NumberIn(answer.Body, "code");
        return (code switch
        {
            UnknownWebhook or InvalidToken => outcome with { Result = SendResult.Gone, Reason = $"The Discord webhook was deleted ({code}). Make a new one and enter its address." },
            UnknownChannel => outcome with { Result = SendResult.Gone, Reason = $"The Discord channel was deleted ({code})." },
            _ => outcome,
        }, code);
    }

    /// <summary>With <c>wait=true</c> the answer is the message, whose id is needed to change it.</summary>
    private static Uri Waiting(Uri hook) => new UriBuilder(hook) { Query = string.Join('&', Thread(hook).Append("wait=true")) }.Uri;

    private static Uri Message(Uri hook, string id) => new UriBuilder(hook) { Path = $"{hook.AbsolutePath.TrimEnd('/')}/messages/{id}", Query = string.Join('&', Thread(hook)) }.Uri;

    /// <summary>Of what stands behind the address only the thread to write in has a meaning.</summary>
    private static IEnumerable<string> Thread(Uri hook) => hook.Query.TrimStart('?').Split('&').Where(part => part.StartsWith("thread_id=", StringComparison.Ordinal));

    /// <summary>Ids are numbers; nothing else may become a part of a path.</summary>
    private static bool IsId(string? id) => id is { Length: > 0 and <= 20 } && id.All(char.IsAsciiDigit);
}
