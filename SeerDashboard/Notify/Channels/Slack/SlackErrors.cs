namespace SeerDashboard.Notify.Channels.Slack;

/// <summary>What Slack's error codes mean for what is sent next (https://docs.slack.dev/reference/methods/chat.postMessage, /messaging/sending-messages-using-incoming-webhooks).</summary>
internal static class SlackErrors
{
    /// <summary>What to do and why; a code that is not known here is a refusal.</summary>
    public static (SendResult Result, string Reason) Of(string code) => code switch
    {
        "ratelimited" or "rate_limited" or "message_limit_exceeded" => (SendResult.Later, "Slack asks to send less."),
        "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" or "rollup_error" or "timeout" => (SendResult.Later, $"Slack is in trouble ({code})."),
        "no_service" or "no_active_hooks" or "no_team" or "invalid_token" => (SendResult.Gone, $"Slack knows the webhook no more ({code}). Make a new one and enter its address."),
        "channel_not_found" => (SendResult.Gone, "Slack finds no such channel, or the bot may not see it (channel_not_found). Check the channel's id, or invite the bot."),
        "is_archived" or "channel_is_archived" => (SendResult.Gone, $"The Slack channel is archived ({code})."),
        "account_inactive" or "token_revoked" or "team_disabled" => (SendResult.Gone, $"The bot is no longer in the Slack workspace ({code}). Install it again and enter its token."),
        "invalid_auth" or "not_authed" or "token_expired" => (SendResult.Never, $"Slack does not take the bot's token ({code}). Enter the one that begins with xoxb-."),
        "not_in_channel" => (SendResult.Never, "The bot is not in the Slack channel (not_in_channel). Invite it there."),
        "missing_scope" or "no_permission" or "not_allowed_token_type" => (SendResult.Never, $"The Slack app lacks a right ({code}). It needs chat:write."),
        "action_prohibited" or "restricted_action" or "posting_to_general_channel_denied" => (SendResult.Never, $"An administrator of Slack forbids to write there ({code})."),
        _ => (SendResult.Never, $"Slack refused it ({Plain(code)})."),
    };

    /// <summary>The message to be changed cannot be changed any more: a new one takes its place.</summary>
    public static bool IsNoMessage(string code) => code is "message_not_found" or "cant_update_message" or "edit_window_closed" or "thread_not_found";

    /// <summary>A code is a word; what else stands there is not repeated.</summary>
    private static string Plain(string code) => code.Length is > 0 and <= 60 && code.All(each => char.IsAsciiLetterOrDigit(each) || each == '_') ? code : "unknown";
}
