using SeerDashboard.Notify.Channels.Text;

namespace SeerDashboard.Notify.Channels.Slack;

/// <summary>
/// Tells a Slack channel by a bot: one message per run, changed in place. A change notifies nobody at Slack, so a short reply in its thread says
/// when somebody has to look.
/// </summary>
internal sealed class SlackBotSender(SlackApi slack) : IChannelSender
{
    /// <inheritdoc/>
    public IReadOnlyList<ChannelKind> Kinds => [ChannelKind.SlackBot];

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(ChannelTarget target, Message message, string? thread, CancellationToken cancel)
    {
        if (ChannelCheck.Complaint(target, plainHttp: true) is { } complaint)
            return Outcomes.Incomplete(complaint);
        if (SlackPlace.Read(thread, target.To!) is not { } place)
            return await PostAsync(target, message, cancel);
        var body = SlackBlocks.Of(message);
        (body["channel"], body["ts"]) = (place.Channel, place.Time);
        var (changed, error, _) = await slack.CallAsync(SlackApi.Update, target.Secret!, body, cancel);
        if (error is not null && SlackErrors.IsNoMessage(error))
            return await PostAsync(target, message, cancel);
        if (changed.Result != SendResult.Sent)
            return changed with { Thread = thread };
        return message.Tone is MessageTone.Ask or MessageTone.Trouble ? await ReplyAsync(target, message, place, cancel) : changed with { Thread = thread };
    }

    private async Task<SendOutcome> PostAsync(ChannelTarget target, Message message, CancellationToken cancel)
    {
        var body = SlackBlocks.Of(message);
        body["channel"] = target.To;
        var (posted, _, answer) = await slack.CallAsync(SlackApi.Post, target.Secret!, body, cancel);
        var time = posted.Result == SendResult.Sent ? MessageJson.TextIn(answer, "ts") : null;
        return time is null ? posted : posted with { Thread = new SlackPlace(target.To!, MessageJson.TextIn(answer, "channel") ?? target.To!, time).ToString() };
    }

    private async Task<SendOutcome> ReplyAsync(ChannelTarget target, Message message, SlackPlace place, CancellationToken cancel)
    {
        var body = SlackBlocks.Reply(message);
        (body["channel"], body["thread_ts"]) = (place.Channel, place.Time);
        var (replied, _, _) = await slack.CallAsync(SlackApi.Post, target.Secret!, body, cancel);
        // The message itself is right already: a reply that will never be taken is no reason to say that nothing was.
        return (replied.Result == SendResult.Never ? replied with { Result = SendResult.Sent, Reason = $"The message was changed; its reply was not taken: {replied.Reason}" } : replied) with { Thread = place.ToString() };
    }
}
