using SeerDashboard.Notify.Channels;

namespace SeerDashboard.Components.Telling;

/// <summary>What a person is told of each kind of channel.</summary>
internal static class ChannelKinds
{
    /// <summary>Its name.</summary>
    public static string Name(ChannelKind kind) => kind switch
    {
        ChannelKind.SlackWebhook => "Slack webhook",
        ChannelKind.SlackBot => "Slack bot",
        ChannelKind.Teams => "Microsoft Teams",
        ChannelKind.Discord => "Discord",
        ChannelKind.Email => "E-mail",
        _ => "Webhook",
    };

    /// <summary>Where its address is to be had.</summary>
    public static string Help(ChannelKind kind) => kind switch
    {
        ChannelKind.SlackWebhook => "In Slack: the app's “Incoming Webhooks”, “Add New Webhook”. It looks like https://hooks.slack.com/services/… Each message is a new one.",
        ChannelKind.SlackBot => "A bot with the scope chat:write that was invited to the channel. One message per run, changed in place.",
        ChannelKind.Teams => "In Teams: the channel's “Workflows”, “Post to a channel when a webhook request is received”. The address holds its secret.",
        ChannelKind.Discord => "In Discord: the channel's “Integrations”, “Webhooks”. One message per run, changed in place.",
        ChannelKind.Email => "Over TLS alone: port 465, or a port that offers STARTTLS.",
        _ => "A POST of JSON, signed as Standard Webhooks has it: headers webhook-id, webhook-timestamp and webhook-signature. The id is the same at every attempt.",
    };

    /// <summary>Whether a message may arrive twice.</summary>
    public static string Promise(ChannelKind kind) => kind switch
    {
        ChannelKind.Webhook => "Arrives at least once; once for whoever heeds webhook-id",
        ChannelKind.Email => "Arrives at least once; a copy has the same Message-ID",
        _ => "Arrives at least once",
    };
}
