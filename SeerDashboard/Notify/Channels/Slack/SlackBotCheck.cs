namespace SeerDashboard.Notify.Channels.Slack;

/// <summary>What a Slack bot needs.</summary>
internal static class SlackBotCheck
{
    private const int ShortestId = 9;

    /// <summary>What is missing or wrong, and what to do; null when nothing is.</summary>
    public static string? Complaint(ChannelTarget target)
    {
        if (string.IsNullOrWhiteSpace(target.Secret))
            return "The bot's token is missing; enter the one that begins with xoxb-, from \"OAuth & Permissions\" of the Slack app.";
        if (!target.Secret.StartsWith("xoxb-", StringComparison.Ordinal) || !target.Secret.All(each => char.IsAsciiLetterOrDigit(each) || each == '-'))
            return "The token is not a bot's; enter the one that begins with xoxb-, whole and without spaces.";
        if (string.IsNullOrWhiteSpace(target.To))
            return "The Slack channel is missing; enter its id, such as C0123456789. It stands at the foot of the channel's details.";
        return target.To.Length >= ShortestId && target.To[0] is 'C' or 'G' or 'D' && target.To.All(each => char.IsAsciiLetterUpper(each) || char.IsAsciiDigit(each))
            ? null
            : "That is not the id of a Slack channel; it looks like C0123456789 and stands at the foot of the channel's details.";
    }
}
