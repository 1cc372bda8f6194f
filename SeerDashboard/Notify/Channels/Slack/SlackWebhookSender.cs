using SeerDashboard.Notify.Channels.Text;
using SeerDashboard.Notify.Outgoing;

namespace SeerDashboard.Notify.Channels.Slack;

/// <summary>Tells a Slack channel by its incoming webhook; what was said there stays as it is.</summary>
internal sealed class SlackWebhookSender(OutgoingHttp http) : IChannelSender
{
    private const int LongestCode = 60;

    /// <inheritdoc/>
    public IReadOnlyList<ChannelKind> Kinds => [ChannelKind.SlackWebhook];

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(ChannelTarget target, Message message, string? thread, CancellationToken cancel)
    {
        if (ChannelCheck.Complaint(target, plainHttp: true) is { } complaint)
            return Outcomes.Incomplete(complaint);
        var call = new OutgoingCall(HttpMethod.Post, new Uri(target.Url!), MessageJson.Bytes(SlackBlocks.Of(message))) { HttpsDemanded = true };
        var answer = await http.SendAsync(call, cancel);
        var outcome = Outcomes.Of(call, answer, target.Secret);
        // Errors are a word as the whole body; those of the server itself say more by their status.
        if (answer.Status is not (>= 400 and < 500) || answer.Status is 410 or 429 || answer.Body.Trim() is not { Length: > 0 and <= LongestCode } code)
            return outcome;
        var (result, reason) = SlackErrors.Of(code);
        return outcome with { Result = result, Reason = reason, RetryAfter = result == SendResult.Later ? answer.RetryAfter : null };
    }
}
